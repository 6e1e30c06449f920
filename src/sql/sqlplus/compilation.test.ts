import { describe, expect, it } from "vitest";
import { oracleDialect, postgresqlDialect } from "../dialect.ts";
import { withSqlPlusLines } from "../dialectOfServer.ts";
import {
  readRecorded,
  recordedReleases,
  recordedSteps,
  type RecordedRelease,
} from "../fixtures/ivorysql/recorded.ts";
import type { OutputBlock } from "../model.ts";
import { resultWithout } from "../session/results/judgeOutcome.ts";
import type { Outcome } from "../session/contract/sqlSession.ts";
import { splitStatements } from "../statements/splitStatements.ts";
import { Compilation } from "./compilation.ts";

function rowsOf([block]: readonly OutputBlock[]): unknown {
  return block?.kind === "table" ? block.table.rows : block;
}

/** Returns SHOW ERRORS after the steps of a recorded case, up to an index. */
function showErrors(release: RecordedRelease, name: string, index: number): unknown {
  const compilation = new Compilation();
  for (const step of recordedSteps(release, name).slice(0, index + 1)) {
    const [statement] = splitStatements(step.typed, withSqlPlusLines(oracleDialect));
    if (statement === undefined) throw new Error(step.typed);
    const blocks = readRecorded(step);
    const error = blocks.find(
      (block) => block.kind === "message" && block.message.severity === "ERROR",
    );
    const outcome: Outcome =
      error?.kind === "message" ? { kind: "failed", error: error.message } : { kind: "completed" };
    compilation.follow({ ...resultWithout(statement, outcome, "none"), blocks });
  }
  return rowsOf(compilation.blocks());
}

describe("SHOW ERRORS, as recorded", () => {
  it("shows a refused function's error of 4.4, with its line in the statement", () => {
    expect(showErrors("4.4", "function-syntax-error", 0)).toEqual([
      ["5", 'syntax error at or near "retrun"'],
    ]);
  });

  it("shows the warning of 5.4, which creates the function nevertheless", () => {
    expect(showErrors("5.4", "function-syntax-error", 0)).toEqual([
      ["5", 'compilation error: syntax error at or near "retrun"'],
    ]);
  });

  it.each(recordedReleases)("%s: a query does not change it", (release) => {
    expect(showErrors(release, "function-syntax-error", 1)).toEqual(
      showErrors(release, "function-syntax-error", 0),
    );
  });

  it.each(recordedReleases)("%s: shows a package body's error", (release) => {
    expect(showErrors(release, "package-body-syntax-error", 0)).toMatchObject({
      note: { kind: "noErrors" },
    });
    expect(showErrors(release, "package-body-syntax-error", 1)).toEqual([
      // A call without parentheses: the server reads on after it.
      ["4", "syntax error at end of input"],
    ]);
  });
});

it("returns a note if the last unit was not sent", () => {
  const compilation = new Compilation();
  const [statement] = splitStatements("create package p is end;", postgresqlDialect);
  if (statement === undefined) throw new Error("no statement");
  const refusal = { kind: "torn", what: "package" } as const;
  compilation.follow(resultWithout(statement, { kind: "refused", refusal }, "none"));
  expect(compilation.blocks()).toMatchObject([{ note: { kind: "notCompiled" } }]);
});

it.each(recordedReleases)(
  "%s: refuses a trigger with a body, because its END would end the transaction",
  (release) => {
    const step = recordedSteps(release, "tags").find(({ typed }) =>
      typed.includes("trigger wb_trg"),
    );
    if (step === undefined) throw new Error("not recorded");
    // The last tag with IvorySQL's psql.
    expect(readRecorded(step).at(-1)).toMatchObject({ kind: "tag", tag: "COMMIT" });
    const parts = splitStatements(step.typed, withSqlPlusLines(oracleDialect));
    expect(parts.map(({ torn }) => torn)).toEqual(["trigger"]);
    expect(splitStatements(step.typed, oracleDialect).length).toBeGreaterThan(1);
  },
);

it("leaves client commands to the psql of 5.4, and runs them for that of 4.4, which lacks them", () => {
  const typed = recordedSteps("5.4", "exec-and-variables").map((step) => step.typed);
  const kinds = (hasWords: boolean): readonly string[] =>
    typed.flatMap((text) => {
      const base = hasWords ? oracleDialect : { ...oracleDialect, lineCommands: new Map() };
      return splitStatements(text, withSqlPlusLines(base)).map(({ kind }) => kind.kind);
    });
  expect(kinds(true).filter((kind) => kind === "sqlplus")).toEqual([]);
  const obeyed = kinds(false);
  // The block goes to the server.
  expect(obeyed.filter((kind) => kind !== "sqlplus")).toEqual(["sql"]);
});
