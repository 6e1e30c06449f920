import { expect, it } from "vitest";
import { oracleDialect, postgresqlDialect } from "../../dialect.ts";
import type { Dialect } from "../../dialect.ts";
import { HostVariables } from "./hostVariables.ts";
import { replaceRanges } from "./substitute.ts";

function declared(
  ...variables: readonly (readonly [string, string, string | null])[]
): HostVariables {
  const made = new HostVariables();
  for (const [name, type, value] of variables) {
    made.obey({ kind: "variable", name, type });
    made.assign(name, value);
  }
  return made;
}

function fill(variables: HostVariables, text: string, dialect: Dialect): string {
  return replaceRanges(text, variables.find(text, dialect)).text;
}

it("replaces declared variables outside quotes by values with their types", () => {
  const variables = declared(
    ["n", "number", "5"],
    ["s", "varchar2(9)", "it's"],
    ["d", "binary_double", null],
  );
  const text = "select :N, ':n', a::n, :other, :s, :d -- :n";
  expect(fill(variables, text, postgresqlDialect)).toBe(
    "select ('5'::numeric), ':n', a::n, :other, ('it''s'::text), (NULL::double precision) -- :n",
  );
  expect(fill(variables, "select :n from dual", oracleDialect)).toBe(
    "select ('5'::number) from dual",
  );
});

it("finds nothing if no variable is declared", () => {
  expect(new HostVariables().find("select :n", postgresqlDialect)).toEqual([]);
});

it("prints one variable or all, and lists types", () => {
  const variables = declared(["n", "number", "5"], ["s", "char", null]);
  const rows = (names: readonly string[]): unknown => {
    const said = variables.obey({ kind: "print", names });
    return said.kind === "said" && said.blocks[0]?.kind === "table"
      ? said.blocks[0].table.rows
      : said;
  };
  expect(rows([])).toEqual([["5", null]]);
  expect(rows(["s"])).toEqual([[null]]);
  expect(rows(["x"])).toEqual({ kind: "refused", refusal: { kind: "noSuchVariable", name: "x" } });
  const listed = variables.obey({ kind: "variable", name: "s", type: null });
  expect(JSON.stringify(listed)).toContain('[["s","char"]]');
});

it("returns a note if there are no variables", () => {
  const nothing = { kind: "said", blocks: [{ kind: "note", note: { kind: "noVariables" } }] };
  expect(new HostVariables().obey({ kind: "print", names: [] })).toEqual(nothing);
  expect(new HostVariables().obey({ kind: "variable", name: null, type: null })).toEqual(nothing);
});

it("clears the value of a redeclared variable and ignores undeclared ones", () => {
  const variables = declared(["n", "number", "5"]);
  variables.obey({ kind: "variable", name: "n", type: "number" });
  variables.assign("other", "1");
  expect(fill(variables, ":n :other", postgresqlDialect)).toBe("(NULL::numeric) :other");
});
