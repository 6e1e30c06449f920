import type { Dialect } from "../dialect.ts";
import { Lexer } from "../statements/lexing/lexer.ts";

/**
 * A type's name and length as PostgreSQL mode shows them, and the words after it in Oracle mode.
 */
const typeNames: Readonly<Record<string, readonly [name: string, suffix: string]>> = {
  number: ["number", ""],
  oravarcharbyte: ["varchar2", ""],
  oravarcharchar: ["varchar2", ""],
  oracharbyte: ["char", ""],
  oracharchar: ["char", ""],
  oradate: ["date", ""],
  oratimestamp: ["timestamp", ""],
  oratimestamptz: ["timestamp", " with time zone"],
  oratimestampltz: ["timestamp", " with local time zone"],
  yminterval: ["interval year to month", ""],
  dsinterval: ["interval day to second", ""],
  binary_float: ["binary_float", ""],
  binary_double: ["binary_double", ""],
  clob: ["clob", ""],
  nclob: ["nclob", ""],
  blob: ["blob", ""],
  raw: ["raw", ""],
  long: ["long", ""],
};

/**
 * Replaces the type names in SQL by those of Oracle mode: `varchar2(20)` for
 * `sys.oravarcharbyte(20)`. The catalogue is read on the port in PostgreSQL mode, which qualifies
 * these types with their schema: one query serves the tabs of both ports. Strings and comments stay
 * as they are; in another dialect all of the text does.
 */
export function withOracleTypes(sql: string, dialect: Dialect): string {
  if (dialect.name !== "oracle" || !/\bsys\s*\./.test(sql)) return sql;
  const lexer = new Lexer(sql, dialect);
  let text = "";
  let done = 0;
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind !== "word" || !lexer.isWord("sys")) continue;
    const { start } = lexer;
    const rest = sql.slice(start);
    const [whole, word = "", length = ""] =
      /^sys\.([a-z_]+)((?: ?\([^()]*\))?)(?!\w)/.exec(rest) ?? [];
    const name = typeNames[word];
    if (whole === undefined || name === undefined) continue;
    text += `${sql.slice(done, start)}${name[0]}${length}${name[1]}`;
    done = start + whole.length;
    lexer.moveTo(done);
  }
  return text + sql.slice(done);
}
