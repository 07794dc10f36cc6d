/** The public log: a Merkle tree that only grows, proofs over it, and checkpoints that its keeper signs. */
export type { Sha256 } from './hashing.ts'
export { HASH_BYTES, hashLeaf, hashText } from './hashing.ts'
export { LOG_PATHS, logKeyOf, type ReadLogFile } from './log-files.ts'
export { MerkleLog } from './merkle-log.ts'
export { isConsistent, isIncluded, type ConsistencyClaim, type InclusionClaim } from './proofs.ts'
export { formatSignerKey, formatVerifierKey, isKeyName, keyOf, parseSignerKey, parseVerifierKey, type NoteKey } from './note-keys.ts'
export { parseNote, type Note, type NoteSignature } from './signed-note.ts'
export {
  checkCosignatures,
  checkpointText,
  namesWitness,
  openCheckpoint,
  parseCheckpointText,
  signCheckpoint,
  signedByLogAlone,
  withCosignature,
  type Checkpoint,
  type CheckSignature,
  type Cosignature,
  type OpenedCheckpoint,
} from './checkpoint.ts'
export { openLog, type LogSource, type OpenedLog } from './open-log.ts'
export { TileReader, type Relation } from './tile-reader.ts'
export { blinded, rootOfList } from './public-lists.ts'
export { entriesPath, entryBundle, parseEntryBundle, parseTilePath, tileBytes, tilePath, TILE_WIDTH, type Tile } from './tiles.ts'
