/** The verification key of a circuit, as snarkjs writes it. */
import { z } from 'zod'

const point = z.array(z.string().regex(/^\d+$/)).length(3)
const twisted = z.array(z.array(z.string().regex(/^\d+$/)).length(2)).length(3)

export const circuitKeySchema = z.object({
  protocol: z.literal('groth16'),
  curve: z.literal('bn128'),
  vk_alpha_1: point,
  vk_beta_2: twisted,
  vk_gamma_2: twisted,
  vk_delta_2: twisted,
  IC: z.array(point).length(5),
})
