/** The public log over HTTP. */
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { noQuerySchema } from './vocabulary.ts'

/** Below it are the files of the public log. */
export const LOG_ADDRESS = '/api/log/'

export const logRoutes = {
  readLogFile: {
    method: 'get',
    path: `${LOG_ADDRESS}{path+}`,
    summary: 'One file of the public log (C2SP tlog-tiles): key, checkpoint, tile/..., and evidence/ with the documents that entries name.',
    who: ['anyone'],
    rate: 'download',
    needsProof: false,
    params: z.strictObject({ path: z.string().max(200) }),
    query: noQuerySchema,
    body: null,
    answer: 'file',
  },
} as const satisfies Record<string, Endpoint>
