import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Dialect, oracleDialect, oracleDialect4, postgresqlDialect } from "../dialect.ts";
import { withSqlPlusLines } from "../dialectOfServer.ts";
import { refuseStatement } from "../session/refusals/refuseStatement.ts";
import { splitStatements } from "../statements/splitStatements.ts";
import { summarize } from "../statements/testing/summarize.ts";

/**
 * Input that users write for Oracle and its reading on Oracle's port: "kind | text" of each
 * statement. `ivory` applies to every server without its own entry.
 */
interface OracleInput {
  readonly text: string;
  readonly ivory: readonly string[];
  readonly ivory4?: readonly string[];
  readonly postgresql?: readonly string[];
}

const path = `${import.meta.dirname}/testing/oracleInputs.json`;
const inputs = JSON.parse(readFileSync(path, "utf8")) as readonly OracleInput[];

function read(text: string, dialect: Dialect): readonly string[] {
  return splitStatements(text, withSqlPlusLines(dialect)).map((statement) => {
    const { torn, kind } = statement;
    const refusal = refuseStatement(statement, 1521);
    const open = refusal?.kind === "unterminated" ? ` open ${refusal.what}` : "";
    const refused =
      kind.kind === "sqlplus" && kind.command.kind === "refused" ? kind.command.name : null;
    const what =
      torn !== undefined
        ? `torn ${torn}`
        : refused === null
          ? summarize(statement).is
          : `refused ${refused}`;
    return `${what}${open} | ${statement.text}`;
  });
}

describe.each([
  ["ivory", oracleDialect],
  ["ivory4", oracleDialect4],
  ["postgresql", postgresqlDialect],
] as const)("on %s", (name, dialect) => {
  it.each(inputs.map((input) => [input.text, input[name] ?? input.ivory] as const))(
    "%j",
    (text, expected) => {
      expect(read(text, dialect)).toEqual(expected);
    },
  );

  it("never sends a part of a block, such as its END", () => {
    for (const { text } of inputs) {
      const sent = splitStatements(text, withSqlPlusLines(dialect)).filter(
        (statement) => refuseStatement(statement, 1521) === null,
      );
      for (const statement of sent) {
        expect(statement.text).not.toMatch(/^end\b/i);
        if (statement.kind.kind !== "sql" || statement.kind.isBlock) continue;
        expect(statement.text).not.toMatch(/^(?:declare\s+\w+ number|begin\s+null)/i);
      }
    }
  });
});
