/** Splits bytes in chunks of any size into lines; a chunk may end inside a character. */
export class LineDecoder {
  // A byte order mark is data here; invalid UTF-8 becomes U+FFFD.
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  readonly #onLine: (line: string) => void;
  /** The unfinished last line. */
  #rest = "";

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(bytes: Uint8Array): void {
    this.#split(this.#decoder.decode(bytes, { stream: true }));
  }

  /** Emits a last line without a newline. */
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
