/** The part of the store's conformance that is about what witnesses have signed. */
import { describe, expect, it } from 'vitest'
import type { KeptCosignature } from '../../src/app/ports/log.ts'
import type { Store } from '../../src/app/ports/store.ts'

const signed = (witness: string, size: number, unixSeconds: bigint): KeptCosignature => ({
  witness,
  size,
  unixSeconds,
  checkpoint: `log\n${size}\nroot\n\n— log line\n`,
  line: `— ${witness} ${unixSeconds}\n`,
})

export function describeWitnesses(storeOf: () => Store): void {
  describe('witnesses', () => {
    const cosign = (each: KeptCosignature): Promise<void> => storeOf().transact((tx) => tx.log.cosign(each))
    const kept = (): Promise<readonly KeptCosignature[]> => storeOf().read((view) => view.log.cosignatures())

    it('have their latest cosignature each, which comes back as it was written', async () => {
      const [a, b] = [signed('witness a', 3, 100n), signed('witness b', 2 ** 40, 2n ** 63n - 1n)]
      await cosign(a)
      await cosign(b)
      expect(await kept()).toEqual([a, b])
      const later = signed('witness a', 4, 90n)
      await cosign(later)
      await cosign(later)
      expect(await kept()).toEqual([later, b])
      await cosign(signed('witness a', 4, 91n))
      expect((await kept())[0]?.unixSeconds).toBe(91n)
    })

    it('lose none to an older one, whoever asks for that', async () => {
      const before = await kept()
      for (const older of [signed('witness a', 4, 90n), signed('witness a', 3, 10_000n)]) {
        await expect(cosign(older)).rejects.toMatchObject({ code: 'CH004' })
      }
      expect(await kept()).toEqual(before)
    })
  })
}
