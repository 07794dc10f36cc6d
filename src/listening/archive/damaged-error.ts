/** A file that is not what it claims to be. It ends the reading of that file, never of the others. */

export type Damage =
  | 'unreadableZip'
  | 'tooManyEntries'
  | 'unpacksTooLarge'
  | 'overlappingFiles'
  | 'unknownCompression'
  | 'largerThanDeclared'
  | 'endsEarly'
  | 'nestedTooDeep'
  | 'tooLargeToHold'
  | 'badSheet'
  | 'badParquet'
  | 'badChecksum'
  | 'badData'

export class DamagedError extends Error {
  override readonly name = 'DamagedError' as const
  readonly damage: Damage

  constructor(damage: Damage, options?: ErrorOptions) {
    super(damage, options)
    this.damage = damage
  }
}
