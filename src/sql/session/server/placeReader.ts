import type { SessionPlace } from "../contract/sessionPlace.ts";
import { nonceVariable } from "../protocol/marker.ts";

const databaseMarker = "database";
const userMarker = "user";
const pathMarker = "path";

/** Columns of the query that asks for them. */
export const placeColumns =
  "current_database() as wb_database, current_user as wb_user, " +
  "left(current_setting('search_path'), 180) as wb_path";

/** Prints the three as markers and removes the variables. */
export const placeCommands =
  `\\echo :${nonceVariable} ${databaseMarker} :wb_database'\\037' ` +
  `\\echo :${nonceVariable} ${userMarker} :wb_user'\\037' ` +
  `\\echo :${nonceVariable} ${pathMarker} :wb_path'\\037' ` +
  "\\unset wb_database \\unset wb_user \\unset wb_path";

/**
 * Commands for `internalQuery` that ask for role and search path. `SHOW` takes no snapshot, so that
 * `SET TRANSACTION ISOLATION LEVEL` may still follow in the user's transaction.
 */
export const askPathCommands =
  "\\\\ show session_authorization \\gset wb_ \\\\ show role \\gset wb_ " +
  "\\\\ show search_path \\gset wb_ " +
  `\\echo :${nonceVariable} ${userMarker} :wb_session_authorization'\\037' ` +
  `\\echo :${nonceVariable} role :wb_role'\\037' ` +
  `\\echo :${nonceVariable} ${pathMarker} :wb_search_path'\\037' ` +
  "\\unset wb_session_authorization \\unset wb_role \\unset wb_search_path";

/** Puts a session's place together from the markers. */
export class PlaceReader {
  #database: string | null = null;
  #user: string | null = null;
  #path: readonly string[] | null = null;

  /** `null` until the server has said which database it is. */
  get place(): SessionPlace | null {
    if (this.#database === null || this.#user === null) return null;
    const user = this.#user;
    const searchPath = this.#path?.map((name) => (name === "$user" ? user : name)) ?? null;
    return { database: this.#database, user, searchPath };
  }

  hear([name, ...words]: readonly string[]): void {
    const text = decodeBytes(words.join(" "));
    // psql prints the name of a variable that is not set: there was no answer.
    if (text.startsWith(":wb_")) return;
    if (name === databaseMarker) this.#database = text;
    else if (name === userMarker) this.#user = text;
    else if (name === "role" && text !== "none") this.#user = text;
    else if (name === pathMarker) this.#path = text.length < 180 ? parseNames(text) : null;
  }
}

/** A list of identifiers as `search_path` has it: commas between, double quotes where they need them. */
function parseNames(text: string): readonly string[] {
  return [...text.matchAll(/"((?:[^"]|"")*)"|[^\s,"]+/g)].map(([word, quoted]) =>
    quoted === undefined ? word.toLowerCase() : quoted.replaceAll('""', '"'),
  );
}

/** A marker's characters are bytes of UTF-8. */
function decodeBytes(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}
