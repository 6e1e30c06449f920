import { type Dialect, withPlainEscapes } from "./dialect.ts";
import { dialectOfMode, dialectOfServer, withSqlPlusLines } from "./dialectOfServer.ts";
import type { TextRange } from "./model.ts";
import { chosenMode } from "./session/compatibleMode.ts";
import { followStrings, type StringSetting } from "./session/followStrings.ts";
import type { ServerIdentity } from "./session/serverIdentity.ts";
import { splitStatements } from "./statements/splitStatements.ts";
import type { Statement, StatementKind } from "./statements/statement.ts";

/**
 * Cuts text into statements as the psql of a session will read them: in the mode and with the strings
 * that the server says it has, and behind a statement that chooses others with those.
 */
export function splitScript(text: string, server: ServerIdentity | null): readonly Statement[] {
  const followsMode = server?.compatibleMode != null;
  return followsMode || stringSetting.test(text)
    ? splitFollowing(text, server)
    : splitStatements(text, dialectOfServer(server));
}

const stringSetting = /standard_conforming_strings|\b(?:reset|discard)\s+all\b/i;

function splitFollowing(text: string, server: ServerIdentity | null): readonly Statement[] {
  const statements: Statement[] = [];
  const isOraclePort = server?.isOraclePort === true;
  const read = (psql: Dialect, plainEscapes: boolean): Dialect => {
    const dialect = withPlainEscapes(psql, plainEscapes);
    return isOraclePort ? withSqlPlusLines(dialect) : dialect;
  };
  let mode = dialectOfMode(server?.compatibleMode ?? null, server);
  let strings: StringSetting = { plainEscapes: server?.plainEscapes === true, transaction: null };
  for (let start = 0; start < text.length;) {
    const dialect = read(mode, strings.plainEscapes);
    const part = splitStatements(text.slice(start), dialect);
    const change = part.findIndex((statement) => {
      const chosen = server?.compatibleMode == null ? null : chosenMode(statement);
      if (chosen !== null) mode = dialectOfMode(chosen, server);
      strings = followStrings(strings, statement);
      return read(mode, strings.plainEscapes) !== dialect;
    });
    const kept = change < 0 ? part : part.slice(0, change + 1);
    const offset = start;
    statements.push(...kept.map((statement) => moveStatement(statement, offset)));
    const end = kept.at(-1)?.range.end;
    if (change < 0 || end === undefined) break;
    start += end;
  }
  return statements;
}

/** The statement of a part of a text as one of the whole text. */
function moveStatement(statement: Statement, offset: number): Statement {
  if (offset === 0) return statement;
  const { range, textRange, bodyRange, lineEnd, kind, unterminated } = statement;
  const move = ({ start, end }: TextRange): TextRange => ({
    start: start + offset,
    end: end + offset,
  });
  const movedKind: StatementKind =
    kind.kind === "copyFromStdin" ? { ...kind, data: kind.data.map(move) } : kind;
  return {
    ...statement,
    range: move(range),
    textRange: move(textRange),
    bodyRange: move(bodyRange),
    lineEnd: lineEnd + offset,
    kind: movedKind,
    unterminated:
      unterminated === null ? null : { ...unterminated, offset: unterminated.offset + offset },
  };
}
