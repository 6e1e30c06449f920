import { describe, expect, it } from "vitest";
import { oracleDialect, postgresqlDialect } from "../dialect.ts";
import { readRecorded, recordedReleases, recordedSteps } from "../fixtures/ivorysql/recorded.ts";
import type { RecordedRelease } from "../fixtures/ivorysql/recorded.ts";
import { nameCatalogType } from "../shortenType.ts";
import { withOracleTypes } from "./withOracleTypes.ts";

/** Returns the column names and types of the table that `\d` printed. */
function described(release: RecordedRelease, name: string): readonly (readonly [string, string])[] {
  const step = recordedSteps(release, name).find(({ typed }) => typed.startsWith("\\d "));
  const block = step && readRecorded(step).find(({ kind }) => kind === "table");
  if (block?.kind !== "table") throw new Error("no table");
  return block.table.rows.map(([column, type]) => [column ?? "", type ?? ""]);
}

/** Shows a type of Oracle mode as in results: PostgreSQL's own types keep their names. */
const shown = nameCatalogType;

/** Returns the cells of a named column of the table that a step printed. */
function cells(
  release: RecordedRelease,
  name: string,
  typed: RegExp,
  column: string,
): readonly string[] {
  const step = recordedSteps(release, name).find((each) => typed.test(each.typed));
  const block = step && readRecorded(step).find(({ kind }) => kind === "table");
  if (block?.kind !== "table") throw new Error("no table");
  const place = block.table.columns.findIndex((each) => each.name === column);
  return block.table.rows.map((row) => row[place] ?? "");
}

describe.each(recordedReleases)("types of %s", (release) => {
  it("all get the names that Oracle mode shows", () => {
    const inPostgresqlMode = described(release, "types-described-pg");
    const inOracleMode = described(release, "types-described");
    expect(inPostgresqlMode).toHaveLength(25);
    expect(
      inPostgresqlMode.map(([column, type]) => [column, withOracleTypes(type, oracleDialect)]),
    ).toEqual(inOracleMode.map(([column, type]) => [column, shown(type)]));
  });

  it("are the same from format_type() and \\gdesc", () => {
    const columns = described(release, "types-described").map(([, type]) => shown(type));
    const formatted = cells(release, "types-described-pg", /format_type/, "format_type");
    expect(formatted.map((type) => withOracleTypes(type, oracleDialect))).toEqual(columns);
    const queried = cells(release, "types-described-pg", /gdesc/, "Type");
    expect(queried.map((type) => withOracleTypes(type, oracleDialect))).toEqual(
      cells(release, "types-described", /gdesc/, "Type").map(shown),
    );
  });

  it("get a name for every recorded type of the schema sys", () => {
    const types = cells(release, "types-described-pg", /format_type/, "typname");
    const schemas = cells(release, "types-described-pg", /format_type/, "nspname");
    const own = types.filter((_, index) => schemas[index] === "sys");
    expect(own).toHaveLength(18);
    for (const type of own) {
      expect(withOracleTypes(`sys.${type}`, oracleDialect)).not.toContain("sys.");
      expect(withOracleTypes(`sys.${type}[]`, oracleDialect)).toMatch(/^[^.]+\[\]$/);
    }
  });

  it("are shown without their schema in Oracle mode's own listings", () => {
    const results = cells(release, "literal-types", /gdesc/, "Type").map(shown);
    expect(new Set(results)).toEqual(
      new Set([
        ...["integer", "numeric", "text", "date", "timestamp(6)", "timestamp with time zone"],
        ...["bigint", "boolean"],
      ]),
    );
  });
});

describe("withOracleTypes", () => {
  it("replaces types inside expressions and argument lists", () => {
    const list = "p sys.number, q sys.oravarcharbyte DEFAULT 'sys.number'::sys.oravarcharbyte";
    expect(withOracleTypes(list, oracleDialect)).toBe(
      "p number, q varchar2 DEFAULT 'sys.number'::varchar2",
    );
    expect(withOracleTypes("(a > ('1'::integer)::sys.number)", oracleDialect)).toBe(
      "(a > ('1'::integer)::number)",
    );
  });

  it("keeps lengths in characters and array types", () => {
    expect(withOracleTypes("sys.oracharchar(5 char)", oracleDialect)).toBe("char(5 char)");
    expect(withOracleTypes("sys.oratimestamptz(3)[]", oracleDialect)).toBe(
      "timestamp(3) with time zone[]",
    );
  });

  it("leaves other names of the schema and other dialects unchanged", () => {
    expect(withOracleTypes("sys.dual, sys.numbers", oracleDialect)).toBe("sys.dual, sys.numbers");
    expect(withOracleTypes("sys.number", postgresqlDialect)).toBe("sys.number");
  });
});
