import { type Dialect, withPlainEscapes } from "../../dialect.ts";
import {
  dialectOfMode,
  dialectOfServer,
  withRestriction,
  withSqlPlusLines,
} from "../../dialectOfServer.ts";
import { chosenMode } from "../policies/compatibleMode.ts";
import { followStrings, type StringSetting } from "./followStrings.ts";
import { followRestriction } from "../refusals/restrictionKey.ts";
import type { ServerIdentity } from "../../serverIdentity.ts";
import type { Statement } from "../../statements/statement.ts";
import { StatementReader } from "../../statements/statementReader.ts";

/**
 * Reads the statements of a script one after the other, split as by `splitScript`: after a
 * statement that sets another mode or string rule the rest of the text is read accordingly.
 */
export class ScriptReader {
  readonly #text: string;
  readonly #server: ServerIdentity | null;
  readonly #follows: boolean;
  #mode: Dialect;
  #strings: StringSetting;
  /** Set between `\restrict` and `\unrestrict`, where meta-commands have no effect. */
  #restrictionKey: string | null = null;
  #dialect: Dialect;
  #reader: StatementReader;

  constructor(text: string, server: ServerIdentity | null) {
    this.#text = text;
    this.#server = server;
    this.#follows = server?.compatibleMode != null || settingWords.test(text);
    this.#mode = dialectOfMode(server?.compatibleMode ?? null, server);
    this.#strings = { plainEscapes: server?.plainEscapes === true, transaction: null };
    this.#dialect = this.#follows ? this.#currentDialect() : dialectOfServer(server);
    this.#reader = new StatementReader(text, this.#dialect);
  }

  /** How far the text has been read, in UTF-16 units. */
  get offset(): number {
    return this.#reader.offset;
  }

  /** Reads the next statement, as `StatementReader.next`. */
  next(tokens = Infinity): Statement | "pause" | null {
    const next = this.#reader.next(tokens);
    if (this.#follows && next !== null && next !== "pause") this.#follow(next);
    return next;
  }

  #follow(statement: Statement): void {
    const chosen = this.#server?.compatibleMode == null ? null : chosenMode(statement);
    if (chosen !== null) this.#mode = dialectOfMode(chosen, this.#server);
    this.#strings = followStrings(this.#strings, statement);
    this.#restrictionKey = followRestriction(this.#restrictionKey, statement);
    const dialect = this.#currentDialect();
    if (dialect === this.#dialect) return;
    this.#dialect = dialect;
    this.#reader = new StatementReader(this.#text, dialect, statement.range.end);
  }

  #currentDialect(): Dialect {
    const dialect = withPlainEscapes(this.#mode, this.#strings.plainEscapes);
    const read = this.#server?.isOraclePort === true ? withSqlPlusLines(dialect) : dialect;
    return withRestriction(read, this.#restrictionKey !== null);
  }
}

const settingWords = /standard_conforming_strings|\\restrict|\b(?:reset|discard)\s+all\b/i;
