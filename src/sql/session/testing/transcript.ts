import type { SerialPort } from "../../../vm/serialPort.ts";
import type { FileExchange } from "../contract/fileExchange.ts";

/** A conversation on a serial line: what was typed at a time, and what was printed until the next. */
export interface Transcript {
  readonly turns: readonly { readonly typed: string; readonly printed: string }[];
  /** Guest paths of the files that were exchanged, in order. */
  readonly files: readonly string[];
  /** What psql wrote to files, in base64 by guest path. */
  readonly written: Readonly<Record<string, string>>;
}

/** A serial port that writes down what passes through it. */
export class RecordingPort implements SerialPort {
  readonly #port: SerialPort;
  readonly #turns: { typed: string; printed: number[] }[] = [];

  constructor(port: SerialPort) {
    this.#port = port;
    port.onData((bytes) => {
      for (const byte of bytes) this.#turns.at(-1)?.printed.push(byte);
    });
  }

  get turns(): Transcript["turns"] {
    return this.#turns.map(({ typed, printed }) => ({
      typed,
      printed: new TextDecoder().decode(Uint8Array.from(printed)),
    }));
  }

  write(bytes: Uint8Array): void {
    this.#turns.push({ typed: new TextDecoder().decode(bytes), printed: [] });
    this.#port.write(bytes);
  }

  onData(listener: (bytes: Uint8Array) => void): () => void {
    return this.#port.onData(listener);
  }

  dispose(): void {
    this.#port.dispose();
  }
}

/** Plays a transcript back to whoever types what was typed then. */
export class ReplayPort implements SerialPort {
  readonly #turns: Transcript["turns"];
  readonly #cut: (bytes: Uint8Array) => readonly Uint8Array[];
  readonly #listeners = new Set<(bytes: Uint8Array) => void>();
  /** Rejects when something else is typed than was then. */
  readonly failure: Promise<never>;
  #fail: (error: Error) => void = () => undefined;
  #next = 0;

  /** `cut` divides what is printed into chunks. */
  constructor(turns: Transcript["turns"], cut: (bytes: Uint8Array) => readonly Uint8Array[]) {
    this.#turns = turns;
    this.#cut = cut;
    this.failure = new Promise((_, reject) => {
      this.#fail = reject;
    });
  }

  write(bytes: Uint8Array): void {
    const turn = this.#turns[this.#next];
    const typed = new TextDecoder().decode(bytes);
    if (turn?.typed !== typed) {
      const recorded = turn?.typed ?? "nothing";
      this.#fail(new Error(`turn ${this.#next}: typed ${typed}, recorded ${recorded}`));
      return;
    }
    this.#next += 1;
    // Not before the writer has gone on, as on a real line.
    void Promise.resolve(this.#cut(new TextEncoder().encode(turn.printed))).then((chunks) => {
      for (const chunk of chunks) for (const listener of this.#listeners) listener(chunk);
    });
  }

  onData(listener: (bytes: Uint8Array) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

/** Hands out the recorded paths, and the files that psql wrote. */
export function replayFiles({ files, written }: Transcript): FileExchange {
  const left = [...files];
  return {
    putFile: () => Promise.resolve(left.shift() ?? ""),
    getFile: (path) => {
      const encoded = written[path];
      if (encoded === undefined) return Promise.resolve(null);
      return Promise.resolve(Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)));
    },
    removeFile: () => Promise.resolve(),
  };
}
