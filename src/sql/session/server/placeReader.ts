import type { SessionPlace } from "../contract/sessionPlace.ts";
import { nonceVariable } from "../protocol/marker.ts";

const databaseMarker = "database";
const userMarker = "user";
const pathMarker = "path";

/** Columns for database, role and search path in the identity query. */
export const placeColumns =
  "current_database() as wb_database, current_user as wb_user, " +
  "left(current_setting('search_path'), 180) as wb_path";

/** Commands that print the three columns as markers and remove their variables. */
export const placeCommands =
  `\\echo :${nonceVariable} ${databaseMarker} :wb_database'\\037' ` +
  `\\echo :${nonceVariable} ${userMarker} :wb_user'\\037' ` +
  `\\echo :${nonceVariable} ${pathMarker} :wb_path'\\037' ` +
  "\\unset wb_database \\unset wb_user \\unset wb_path";

/**
 * Commands for `internalQuery` that read role and search path. `SHOW` takes no snapshot, so
 * `SET TRANSACTION ISOLATION LEVEL` may still follow in the user's transaction.
 */
export const askPathCommands =
  "\\\\ show session_authorization \\gset wb_ \\\\ show role \\gset wb_ " +
  "\\\\ show search_path \\gset wb_ " +
  `\\echo :${nonceVariable} ${userMarker} :wb_session_authorization'\\037' ` +
  `\\echo :${nonceVariable} role :wb_role'\\037' ` +
  `\\echo :${nonceVariable} ${pathMarker} :wb_search_path'\\037' ` +
  "\\unset wb_session_authorization \\unset wb_role \\unset wb_search_path";

/** Collects a session's place from the markers. */
export class PlaceReader {
  #database: string | null = null;
  #user: string | null = null;
  #path: readonly string[] | null = null;

  /** `null` until the server has reported database and role. */
  get place(): SessionPlace | null {
    if (this.#database === null || this.#user === null) return null;
    const user = this.#user;
    const searchPath = this.#path?.map((name) => (name === "$user" ? user : name)) ?? null;
    return { database: this.#database, user, searchPath };
  }

  hear([name, ...words]: readonly string[]): void {
    const text = decodeBytes(words.join(" "));
    // Without an answer the variable is not set, and psql prints its name.
    if (text.startsWith(":wb_")) return;
    if (name === databaseMarker) this.#database = text;
    else if (name === userMarker) this.#user = text;
    else if (name === "role" && text !== "none") this.#user = text;
    else if (name === pathMarker) this.#path = text.length < 180 ? parseNames(text) : null;
  }
}

/**
 * Parses a list of identifiers as in `search_path`: separated by commas, in double quotes if
 * needed.
 */
function parseNames(text: string): readonly string[] {
  return [...text.matchAll(/"((?:[^"]|"")*)"|[^\s,"]+/g)].map(([word, quoted]) =>
    quoted === undefined ? word.toLowerCase() : quoted.replaceAll('""', '"'),
  );
}

/** Decodes a marker's text, whose characters are bytes of UTF-8. */
function decodeBytes(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}
