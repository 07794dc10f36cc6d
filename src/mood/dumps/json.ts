/** JSON of dumps, of which nothing is believed before it has been looked at. */

/** Undefined where the text is no JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value below a path of names, or undefined. */
export function valueBelow(value: unknown, ...path: readonly string[]): unknown {
  let at = value
  for (const name of path) {
    if (!isRecord(at)) return undefined
    at = at[name]
  }
  return at
}
