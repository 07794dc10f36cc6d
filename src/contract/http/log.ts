/** The public log over HTTP. */
import { z } from 'zod'
import { limits } from '../../shared/limits.ts'
import type { Endpoint } from './endpoint.ts'
import { countSchema, instantSchema, noQuerySchema } from './vocabulary.ts'

/** Below it are the files of the public log. */
export const LOG_ADDRESS = '/api/log/'

export const logRoutes = {
  readLogFile: {
    method: 'get',
    path: `${LOG_ADDRESS}{path+}`,
    summary:
      'One file of the public log (C2SP tlog-tiles): key, checkpoint, tile/..., witnesses with the latest that each has signed, and evidence/ with the documents that entries name.',
    who: ['anyone'],
    rate: 'download',
    needsProof: false,
    params: z.strictObject({ path: z.string().max(200) }),
    query: noQuerySchema,
    body: null,
    answer: 'file',
  },
  handInCosignatures: {
    method: 'post',
    path: `${LOG_ADDRESS}cosignatures`,
    summary:
      'Hands in what witnesses have signed (C2SP tlog-cosignature): a checkpoint of this log of the last day, with their lines below it. The operator names the witnesses; of each the latest is kept and served.',
    who: ['anyone'],
    // Witnesses are programs: they have no account, and no page that their requests could come from.
    isAnonymous: true,
    rate: 'write',
    needsProof: false,
    params: noQuerySchema,
    query: noQuerySchema,
    body: z
      .strictObject({ checkpoint: z.string().max(limits.cosignedNoteCharsMax).describe('a note: the checkpoint, and signatures below it') })
      .readonly(),
    answer: z
      .strictObject({
        standing: z
          .array(
            z
              .strictObject({
                witness: z.string(),
                size: countSchema.describe('entries of the log'),
                cosignedAt: instantSchema,
              })
              .readonly(),
          )
          .max(limits.witnessesMax)
          .readonly()
          .describe('what is now served of each witness, which is later than what was handed in where something later was there'),
      })
      .readonly(),
  },
} as const satisfies Record<string, Endpoint>
