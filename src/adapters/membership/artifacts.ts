/** The files of the circuit, from the package that publishes them; nothing is fetched when they are used. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { circuitKeySchema } from '../../contract/circuit-key.ts'
// Its type alone: the prover that comes with the rest does not run in threads, and whoever checks proofs does.
import type { ProofArtifacts } from '../../secret-ballot/index.ts'
import { limits } from '../../shared/limits.ts'

/** As snarkjs writes it: coordinates as decimal numbers, of which the last is the 1 of an affine point. */
export interface VerificationKey {
  readonly alpha: readonly string[]
  readonly beta: readonly (readonly string[])[]
  readonly gamma: readonly (readonly string[])[]
  readonly delta: readonly (readonly string[])[]
  readonly inputs: readonly (readonly string[])[]
}

function pathOf(ending: 'wasm' | 'zkey' | 'json'): string {
  const folder = dirname(createRequire(import.meta.url).resolve('@zk-kit/semaphore-artifacts/package.json'))
  return join(folder, `semaphore-${limits.rollDepth}.${ending}`)
}

export async function proofArtifacts(): Promise<ProofArtifacts> {
  const [program, provingKey] = await Promise.all([readFile(pathOf('wasm')), readFile(pathOf('zkey'))])
  return { program: new Uint8Array(program), provingKey: new Uint8Array(provingKey) }
}

export async function verificationKey(): Promise<VerificationKey> {
  const key = circuitKeySchema.parse(JSON.parse(await readFile(pathOf('json'), 'utf8')))
  return { alpha: key.vk_alpha_1, beta: key.vk_beta_2, gamma: key.vk_gamma_2, delta: key.vk_delta_2, inputs: key.IC }
}
