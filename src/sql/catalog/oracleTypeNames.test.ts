import { describe, expect, it } from "vitest";
import { oracleDialect, postgresqlDialect } from "../dialect.ts";
import { readRecorded, recordedReleases, recordedSteps } from "../fixtures/ivorysql/recorded.ts";
import type { RecordedRelease } from "../fixtures/ivorysql/recorded.ts";
import { withOracleTypes } from "./oracleTypeNames.ts";

/** Column names and types of the table that `\d` printed. */
function described(release: RecordedRelease, name: string): readonly (readonly [string, string])[] {
  const step = recordedSteps(release, name).find(({ typed }) => typed.startsWith("\\d "));
  const block = step && readRecorded(step).find(({ kind }) => kind === "table");
  if (block?.kind !== "table") throw new Error("no table");
  return block.table.rows.map(([column, type]) => [column ?? "", type ?? ""]);
}

/** What Oracle mode calls PostgreSQL's own types is the results' matter. */
const ownTypes = new Set(["s", "t", "u", "y", "z"]);

describe.each(recordedReleases)("types of %s", (release) => {
  it("are named in PostgreSQL mode as Oracle mode names them", () => {
    const inPostgresqlMode = described(release, "types-described-pg");
    const inOracleMode = described(release, "types-described");
    expect(inPostgresqlMode).toHaveLength(25);
    const named = inPostgresqlMode.map(([column, type]) => [
      column,
      withOracleTypes(type, oracleDialect),
    ]);
    const comparable = ([column]: readonly string[]): boolean => !ownTypes.has(column ?? "");
    expect(named.filter(comparable)).toEqual(inOracleMode.filter(comparable));
  });
});

describe("withOracleTypes", () => {
  it("names types inside of expressions and argument lists", () => {
    const list = "p sys.number, q sys.oravarcharbyte DEFAULT 'sys.number'::sys.oravarcharbyte";
    expect(withOracleTypes(list, oracleDialect)).toBe(
      "p number, q varchar2 DEFAULT 'sys.number'::varchar2",
    );
    expect(withOracleTypes("(a > ('1'::integer)::sys.number)", oracleDialect)).toBe(
      "(a > ('1'::integer)::number)",
    );
  });

  it("leaves other names of the schema, and other dialects, as they are", () => {
    expect(withOracleTypes("sys.dual, sys.numbers", oracleDialect)).toBe("sys.dual, sys.numbers");
    expect(withOracleTypes("sys.number", postgresqlDialect)).toBe("sys.number");
  });
});
