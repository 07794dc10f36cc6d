/** How deep a text of JSON nests, told before it is parsed: deep input is built to exhaust the stack. */

/** Counts brackets outside strings; text that is no JSON may count either way and is refused by the parser. */
export function isDeeperThan(text: string, depthMax: number): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const char = text[index]
    if (inString) {
      if (char === '\\') index += 1
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '[' || char === '{') {
      if (++depth > depthMax) return true
    } else if (char === ']' || char === '}') depth -= 1
  }
  return false
}
