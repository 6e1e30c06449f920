/** Searches for a phrase in output that arrives in chunks. */
export class PhraseWatch {
  readonly #phrase: Uint8Array;
  #isFound = false;
  #matched = 0;

  constructor(phrase: string) {
    this.#phrase = new TextEncoder().encode(phrase);
  }

  /** Forgets the output so far. */
  reset(): void {
    this.#isFound = false;
    this.#matched = 0;
  }

  /** Returns whether the phrase was printed. Its first character must occur in it only once. */
  push(bytes: Uint8Array): boolean {
    for (const byte of bytes) {
      if (byte === this.#phrase[this.#matched]) this.#matched += 1;
      else this.#matched = byte === this.#phrase[0] ? 1 : 0;
      if (this.#matched === this.#phrase.length) this.#isFound = true;
    }
    return this.#isFound;
  }
}
