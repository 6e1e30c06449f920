import type { SerialPort } from "../../../vm/serialPort.ts";
import type { FileExchange } from "../contract/fileExchange.ts";

/** A recording of a serial line: each typed text, with the output until the next one. */
export interface Transcript {
  readonly turns: readonly { readonly typed: string; readonly printed: string }[];
  /** Guest paths of the files that were exchanged, in order. */
  readonly files: readonly string[];
  /** Contents of files that psql wrote, in base64 by guest path. */
  readonly written: Readonly<Record<string, string>>;
}

/** A serial port that records its traffic. */
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

/** A serial port that replays a transcript, if the same texts are typed. */
export class ReplayPort implements SerialPort {
  readonly #turns: Transcript["turns"];
  readonly #cut: (bytes: Uint8Array) => readonly Uint8Array[];
  readonly #listeners = new Set<(bytes: Uint8Array) => void>();
  /** Rejects when a typed text differs from the recorded one. */
  readonly failure: Promise<never>;
  #fail: (error: Error) => void = () => undefined;
  #next = 0;

  /** @param cut Divides the output into chunks. */
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
    // Printed only after the writer has continued, as on a real line.
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

/** Returns a file exchange with the recorded paths and the files that psql wrote. */
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
