/** The order of names that every program can repeat: by code point, without a locale. */

/** Orders by code point. `<` orders by UTF-16 unit, which puts characters beyond U+FFFF before some that precede them. */
export function compareCodePoints(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let index = 0; index < length; index++) {
    const left = one.charCodeAt(index)
    const right = other.charCodeAt(index)
    if (left !== right) return liftSurrogate(left) - liftSurrogate(right)
  }
  return one.length - other.length
}

/** Moves the surrogates, halves of the characters beyond U+FFFF, above all other units. */
function liftSurrogate(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x1_0000 : unit
}
