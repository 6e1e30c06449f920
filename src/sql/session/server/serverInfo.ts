import type { MarkerMeaning } from "../protocol/exchangeEnd.ts";
import { identityCommands, parseIdentity, parseSearchPath } from "./identityCommands.ts";
import type { ServerIdentity } from "../../serverIdentity.ts";
import { askPathCommands, PlaceReader } from "./placeReader.ts";
import type { SessionPlace } from "../contract/sessionPlace.ts";

/** Identity, search path and role of the server of this connection, as last reported. */
export class ServerInfo {
  #identity: ServerIdentity | null = null;
  #isCurrent = false;
  /** Until the server has it: each connection after the first draws its own. */
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

  /** Where the session's statements work, as last said; `null` until it has been said. */
  get place(): SessionPlace | null {
    return this.#lastPlace;
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
    this.#place = new PlaceReader();
    return identityCommands(this.#randomSeed);
  }

  /** Commands that ask for role and search path only; `hearPath` is for the markers that they print. */
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

  /** @param backendId The process as psql knows it, which is another one behind a pool. */
  noteAnswered(backendId: string | null): void {
    const isPooled = backendId !== String(this.#identity?.processId ?? "");
    this.#pooledPath = isPooled ? this.#searchPath : null;
  }
}
