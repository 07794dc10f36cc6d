/** The port to the files that a person names: what the use cases see of a disk. */
import type { Problem } from '../contract/reconciliation.ts'
import type { ImportSource } from '../listening/index.ts'

export type FoundFiles =
  | {
      readonly kind: 'found'
      readonly sources: readonly ImportSource[]
      /** What was passed over inside folders; nothing that was named itself. */
      readonly problems: readonly Problem[]
      /** Lets go of what reading has opened. */
      readonly close: () => Promise<void>
    }
  | { readonly kind: 'refused'; readonly problem: Problem }

export interface InputFiles {
  /** Finds the files behind the paths: files as they are, folders with all that is in them, in an order that does not depend on the disk. */
  readonly find: (paths: readonly string[]) => Promise<FoundFiles>
}
