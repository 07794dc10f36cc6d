/** What all requests and answers of the HTTP API are made of: ids, instants, amounts, pages and the one form of an error. */
import { z } from 'zod'
import { isAccountId, isId, type IdKind } from '../../shared/ids.ts'
import { limits } from '../../shared/limits.ts'
import { isCurrency } from '../../shared/money.ts'

const CODE = '[0-7][0-9a-hjkmnp-tv-z]{25}'

export function idSchema<Kind extends IdKind>(kind: Kind) {
  return z
    .string()
    .regex(new RegExp(`^${kind}_${CODE}$`))
    .refine((text) => isId(kind, text), `the id of a ${kind}`)
}

export const accountIdSchema = z
  .string()
  .regex(new RegExp(`^(member|steward|buyer)_${CODE}$`))
  .refine((text) => isAccountId(text), 'the id of an account')

export const instantSchema = z.iso.datetime().describe('UTC')
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
export const nameSchema = z.string().trim().min(1).max(limits.displayNameCharsMax)

export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .refine((text) => isCurrency(text), 'a currency that the books know')

/** In major units with all digits of the currency, for example "4.95"; never a number, because numbers are rounded. */
export const amountSchema = z.string().regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/)
export const moneySchema = z.strictObject({ currency: currencySchema, amount: amountSchema }).readonly()

export const countSchema = z.int().nonnegative()
export const bpsSchema = z.int().min(0).max(10_000).describe('hundredths of a per cent')

/** The secret part of a link or an invitation. */
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const pageQuerySchema = z.strictObject({
  after: z
    .string()
    .regex(/^[\x20-\x7e]{1,200}$/)
    .optional()
    .describe('the `next` of the page before'),
  limit: z.coerce.number().pipe(z.int().min(1).max(limits.httpPageItemsMax)).optional().describe('items of a page'),
})
export type PageQuery = z.infer<typeof pageQuerySchema>

/** For lists whose items are counted. */
export const countedPageQuerySchema = pageQuerySchema.extend({
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .describe('the `next` of the page before'),
})

export function pageSchema<Item extends z.ZodType>(item: Item) {
  const items = z.array(item).max(limits.httpPageItemsMax).readonly()
  return z.strictObject({ items, next: z.string().nullable().describe('null on the last page') }).readonly()
}

/** For lists that a limit keeps so short that they come whole. */
export function wholeListSchema<Item extends z.ZodType>(item: Item, itemsMax: number) {
  return z.strictObject({ items: z.array(item).max(itemsMax).readonly(), next: z.null() }).readonly()
}

export const orderSchema = z.enum(['oldest', 'newest']).optional().describe('which come first; the oldest, where nothing is said')

/** For what has nothing to say but that it was done. */
export const doneSchema = z.strictObject({}).readonly()
export const noQuerySchema = z.strictObject({})
export const noBodySchema = z.strictObject({}).optional()

export const errorSchema = z
  .strictObject({
    error: z
      .strictObject({
        code: z.string().describe('stable, for programs'),
        message: z.string().describe('one sentence for people'),
        hint: z.string().describe('what to do about it; may be empty'),
      })
      .readonly(),
  })
  .readonly()
export type ErrorJson = z.infer<typeof errorSchema>
