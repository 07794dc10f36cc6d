/** The root of a roll is that of Semaphore's own group, and says who is on it and nothing of their order. */
import { Group } from '@semaphore-protocol/group'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rootOf } from './roll.ts'

const commitments = fc.uniqueArray(fc.bigInt({ min: 1n, max: 2n ** 253n }), { minLength: 1, maxLength: 40 })

const ascending = (numbers: readonly bigint[]): readonly bigint[] => numbers.toSorted((a, b) => (a < b ? -1 : 1))

/** Poseidon of two, which a group of two is the root of. */
const hash = (left: bigint, right: bigint): bigint => new Group([left, right]).root

/** LeanIMT by its definition: a node without a neighbour rises as it is. */
function rootByDefinition(level: readonly bigint[]): bigint {
  const [only, ...others] = level
  if (only !== undefined && others.length === 0) return only
  return rootByDefinition(
    Array.from({ length: Math.ceil(level.length / 2) }, (_, index) => {
      const [left = 0n, right] = level.slice(2 * index, 2 * index + 2)
      return right === undefined ? left : hash(left, right)
    }),
  )
}

test('the root is that of the group which members join one by one, and of the definition', () => {
  fc.assert(
    fc.property(commitments, (roll) => {
      const group = new Group()
      for (const each of ascending(roll)) group.addMember(each)
      expect(rootOf(roll)).toBe(group.root)
      expect(rootOf(roll)).toBe(rootByDefinition(ascending(roll)))
    }),
    { numRuns: 30 },
  )
})

test('the order in which members are named does not matter', () => {
  const shuffled = commitments.chain((roll) =>
    fc.tuple(fc.constant(roll), fc.shuffledSubarray(roll, { minLength: roll.length, maxLength: roll.length })),
  )
  fc.assert(
    fc.property(shuffled, ([roll, other]) => {
      expect(rootOf(other)).toBe(rootOf(roll))
    }),
    { numRuns: 30 },
  )
})

test('numbers stand by their size and not by their digits', () => {
  expect(rootOf([10n, 9n])).toBe(hash(9n, 10n))
})

test('one more or one fewer on the roll is another root', () => {
  fc.assert(
    fc.property(commitments, fc.nat(), (roll, draw) => {
      const without = roll.toSpliced(draw % roll.length, 1)
      if (without.length > 0) expect(rootOf(without)).not.toBe(rootOf(roll))
      expect(rootOf([...roll, 2n ** 253n + 1n])).not.toBe(rootOf(roll))
    }),
    { numRuns: 30 },
  )
})
