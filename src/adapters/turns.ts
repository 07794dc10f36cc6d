/** The next turn of Node's event loop, after whatever has come in meanwhile was served. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
