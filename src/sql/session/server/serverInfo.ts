import type { MarkerMeaning } from "../protocol/exchangeEnd.ts";
import { identityCommands, parseIdentity, parseSearchPath } from "./identityCommands.ts";
import type { ServerIdentity } from "../../serverIdentity.ts";
import { askPathCommands, PlaceReader } from "./placeReader.ts";
import type { SessionPlace } from "../contract/sessionPlace.ts";

/** Identity, search path and role of the server of this connection, as last reported. */
export class ServerInfo {
  #identity: ServerIdentity | null = null;
  #isCurrent = false;
  /** `null` once the server has it: later connections draw their own seed. */
  #randomSeed: number | null;
  #searchPath: string | null = null;
  #pooledPath: string | null = null;
  #place = new PlaceReader();
  #lastPlace: SessionPlace | null = null;

  constructor(randomSeed: number) {
    this.#randomSeed = randomSeed;
  }

  /** The last reported identity, possibly of an earlier connection. */
  get identity(): ServerIdentity | null {
    return this.#identity;
  }

  /** Whether this connection reported it. */
  get isCurrent(): boolean {
    return this.#isCurrent;
  }

  /** The last reported database, role and search path; `null` before the first report. */
  get place(): SessionPlace | null {
    return this.#lastPlace;
  }

  /** The server's process for this connection; `null` if unknown. */
  get processId(): number | null {
    return this.#isCurrent ? (this.#identity?.processId ?? null) : null;
  }

  /** The search path that a connection pool set, which RESET and DISCARD undo; `null`: none. */
  get pooledPath(): string | null {
    return this.#pooledPath;
  }

  /** Marks the identity as outdated: the connection was replaced or lost. */
  forget(): void {
    this.#isCurrent = false;
  }

  /** Commands that read the server's identity; `hear` parses the markers that they print. */
  commands(): string {
    this.#searchPath = null;
    this.#place = new PlaceReader();
    return identityCommands(this.#randomSeed);
  }

  /**
   * Commands that read role and search path only; `hearPath` parses the markers that they print.
   */
  readonly pathCommands = askPathCommands;

  readonly hearPath = (words: readonly string[]): MarkerMeaning => {
    this.#place.hear(words);
    this.#lastPlace = this.#place.place ?? this.#lastPlace;
    return "goOn";
  };

  readonly hear = (words: readonly string[]): MarkerMeaning => {
    const identity = parseIdentity(words);
    if (identity !== null) {
      this.#identity = identity;
      this.#isCurrent = true;
      this.#randomSeed = null;
    }
    this.#searchPath ??= parseSearchPath(words);
    return this.hearPath(words);
  };

  /** @param backendId The process that psql reports, which differs behind a connection pool. */
  noteAnswered(backendId: string | null): void {
    const isPooled = backendId !== String(this.#identity?.processId ?? "");
    this.#pooledPath = isPooled ? this.#searchPath : null;
  }
}
