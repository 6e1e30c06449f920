import type { TransactionStatus } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import { nonceVariable } from "../protocol/marker.ts";

/** Where a session's statements work: a name without a schema means something else elsewhere. */
export interface SessionPlace {
  readonly database: string;
  /** The role whose rights count; `SET ROLE` changes it. */
  readonly user: string;
  /**
   * Schemas that are searched for names without a schema, in order, `$user` replaced. Schemas that
   * do not exist may be among them; `null` when the list could not be read.
   */
  readonly searchPath: readonly string[] | null;
}

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

/** Knows when a session's role or search path may be others than were last read. */
export class PathWatch {
  #isUnsure = false;

  /** What a transaction has set goes with it when it is undone; a failed one answers nothing. */
  isUnsureAfter(statements: readonly Statement[], transaction: TransactionStatus): boolean {
    this.#isUnsure ||= statements.some(({ text }) => pathWords.test(text));
    if (!this.#isUnsure || transaction === "failed") return false;
    this.#isUnsure = transaction === "open";
    return true;
  }
}

const pathWords =
  /search_path|\bset\s+(?:(?:local|session)\s+)?(?:schema|role)\b|\bcurrent_schema\b|\bset_config\b|\bdiscard\b|\breset\b|\bsession\s+authorization\b/i;

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
