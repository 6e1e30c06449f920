import type { MarkerMeaning } from "./dialogue.ts";
import {
  identityCommands,
  parseIdentity,
  parseSearchPath,
  type ServerIdentity,
} from "./serverIdentity.ts";

/** What the server of a session's connection has said of itself. */
export class KnownServer {
  #identity: ServerIdentity | null = null;
  #isCurrent = false;
  /** Until the server has it: each connection after the first draws its own. */
  #randomSeed: number | null;
  #searchPath: string | null = null;
  #pooledPath: string | null = null;

  constructor(randomSeed: number) {
    this.#randomSeed = randomSeed;
  }

  /** What was said last, maybe over an earlier connection. */
  get identity(): ServerIdentity | null {
    return this.#identity;
  }

  /** Whether it was said over this connection. */
  get isCurrent(): boolean {
    return this.#isCurrent;
  }

  /** The server's process for this connection; `null` when it is not known. */
  get processId(): number | null {
    return this.#isCurrent ? (this.#identity?.processId ?? null) : null;
  }

  /** What the connection's pool has set, which `RESET` and `DISCARD` take away; `null`: there is none. */
  get pooledPath(): string | null {
    return this.#pooledPath;
  }

  /** The connection is another one, or gone. */
  forget(): void {
    this.#isCurrent = false;
  }

  /** Commands that ask the server what it is; `hear` is for the markers that they print. */
  commands(): string {
    this.#searchPath = null;
    return identityCommands(this.#randomSeed);
  }

  readonly hear = (words: readonly string[]): MarkerMeaning => {
    const identity = parseIdentity(words);
    if (identity !== null) {
      this.#identity = identity;
      this.#isCurrent = true;
      this.#randomSeed = null;
    }
    this.#searchPath ??= parseSearchPath(words);
    return "goOn";
  };

  /** @param backendId The process as psql knows it, which is another one behind a pool. */
  noteAnswered(backendId: string | null): void {
    const isPooled = backendId !== String(this.#identity?.processId ?? "");
    this.#pooledPath = isPooled ? this.#searchPath : null;
  }
}
