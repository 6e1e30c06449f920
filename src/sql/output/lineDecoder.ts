/** Turns bytes in chunks of any size into lines; a chunk may end inside of a character. */
export class LineDecoder {
  // A byte order mark is data here; bytes that are no UTF-8 become U+FFFD.
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  readonly #onLine: (line: string) => void;
  /** The beginning of a line whose end has not come yet. */
  #rest = "";

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(bytes: Uint8Array): void {
    this.#split(this.#decoder.decode(bytes, { stream: true }));
  }

  /** The last line counts also without its newline. */
  end(): void {
    this.#split(this.#decoder.decode());
    if (this.#rest !== "") this.#onLine(this.#rest);
    this.#rest = "";
  }

  #split(text: string): void {
    let start = 0;
    for (;;) {
      const end = text.indexOf("\n", start);
      if (end < 0) break;
      const line = this.#rest + text.slice(start, end);
      this.#rest = "";
      start = end + 1;
      this.#onLine(line);
    }
    this.#rest += text.slice(start);
  }
}
