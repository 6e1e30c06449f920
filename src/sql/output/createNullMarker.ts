const firstPrivateUse = 0xe000;
const privateUseCount = 0xf8ff - firstPrivateUse + 1;

/**
 * Returns the text that psql prints for NULL (`\pset null`): two characters of the private use area
 * U+E000 to U+F8FF, chosen at random for each session.
 *
 * Aligned output has no other way to distinguish NULL from text, so a cell that equals the marker
 * would read as NULL. A fixed character could occur in a user's data; a random pair out of 41
 * million does not, unless it was copied from this session's `\pset`. The characters are one column
 * wide in every version of psql, and the server never writes them.
 *
 * @param randomInteger Returns an integer from 0 to `bound` - 1; injected so that tests are
 *   repeatable.
 */
export function createNullMarker(randomInteger: (bound: number) => number): string {
  const draw = (): string => String.fromCharCode(firstPrivateUse + randomInteger(privateUseCount));
  return draw() + draw();
}
