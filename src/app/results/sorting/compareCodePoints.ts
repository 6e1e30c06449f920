const firstSurrogate = 0xd800;
const firstAfterSurrogates = 0xe000;

/**
 * Orders two texts by code point, as the C collation orders UTF-8.
 *
 * The language's own `<` orders by UTF-16 code unit, which puts characters outside of the basic
 * plane (surrogates, 0xD800 to 0xDFFF) before those from 0xE000 on.
 */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const leftUnit = left.charCodeAt(index);
    const rightUnit = right.charCodeAt(index);
    if (leftUnit !== rightUnit) return toOrder(leftUnit) - toOrder(rightUnit);
  }
  return left.length - right.length;
}

/** Moves the surrogates behind all other code units. */
function toOrder(unit: number): number {
  return unit >= firstSurrogate && unit < firstAfterSurrogates ? unit + 0x10000 : unit;
}
