const firstPrivateUse = 0xe000;
const privateUseCount = 0xf8ff - firstPrivateUse + 1;

/**
 * What psql shall print for NULL (`\pset null`): two characters of the private use area U+E000 to
 * U+F8FF, drawn anew for each session.
 *
 * Aligned output has no other way to tell NULL from text, so a cell that holds exactly the marker
 * would read as NULL. One character that everybody knows could sit in somebody's data; a pair drawn
 * from 41 million is in nobody's data unless it was copied from this session's own `\pset`. The
 * characters are one column wide in every version of psql, and the server never writes them.
 *
 * @param randomInteger Draws from 0 up to and without `bound`; injected, so that tests are repeatable.
 */
export function createNullMarker(randomInteger: (bound: number) => number): string {
  const draw = (): string => String.fromCharCode(firstPrivateUse + randomInteger(privateUseCount));
  return draw() + draw();
}
