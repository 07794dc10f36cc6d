/** The port to a folder for work that goes on after an interruption. Every file is there as a whole or not at all. */

export interface WorkFolder {
  /** Undefined where there is no such file. */
  read(name: string): Promise<string | undefined>
  /** Takes the place of what is there. */
  write(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void>
  /** The lines of a file, some at a time, without their ends. */
  lines(name: string): AsyncIterable<readonly string[]>
  /** Everything in the folder. */
  names(): Promise<readonly string[]>
  remove(name: string): Promise<void>
  /** Removes the folder. */
  clear(): Promise<void>
}
