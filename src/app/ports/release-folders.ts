/** The ports to folders of releases: written as a whole or not at all, and read from a hand that nobody trusts. */

export interface ReleaseFolderWriter {
  /** `path` is relative, with slashes. */
  write(path: string, bytes: Uint8Array): Promise<void>
  /** Puts the folder in its place; from then on it is there whatever happens. */
  finish(): Promise<void>
  /** Deletes what was written; after `finish`, nothing. */
  abandon(): Promise<void>
}

export interface ReleaseFolders {
  /** A release that is there already is replaced when the new one is finished. */
  create(release: string): Promise<ReleaseFolderWriter>
  /** Nothing happens where there is none. */
  remove(release: string): Promise<void>
}

export interface FolderEntry {
  /** Relative, with slashes. */
  readonly path: string
  readonly bytes: number
  /** Links, devices and whatever else is no plain file are told and never read. */
  readonly isFile: boolean
}

export interface ReadFolder {
  /** Undefined where there is more than any release has. */
  list(): Promise<readonly FolderEntry[] | undefined>
  /** Undefined where the file is there and cannot be read. */
  read(path: string): Promise<Uint8Array | undefined>
}
