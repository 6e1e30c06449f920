import { createNullMarker } from "../../output/createNullMarker.ts";
import type { SessionSecrets } from "./setUpCommands.ts";

const letters = "abcdefghijklmnopqrstuvwxyz";
const nonceLength = 8;
const seedSteps = 2 ** 31;

/**
 * Draws the secrets of one session: a nonce of 37 bits, a marker for NULL and a seed of 31 bits.
 *
 * @param randomInteger Draws from 0 to `bound` - 1, from a cryptographic source.
 */
export function createSessionSecrets(randomInteger: (bound: number) => number): SessionSecrets {
  const nonce = Array.from({ length: nonceLength }, () => letters[randomInteger(letters.length)]);
  const randomSeed = (2 * randomInteger(seedSteps)) / seedSteps - 1;
  return { nonce: nonce.join(""), nullMarker: createNullMarker(randomInteger), randomSeed };
}
