import { describe, expect, it } from "vitest";
import { oracleDialect } from "../dialect.ts";
import { readRecorded, recordedReleases, recordedSteps } from "../fixtures/ivorysql/recorded.ts";
import { parsePackageMembers } from "./parsePackageMembers.ts";
import { dropPackage, packageCall, packageSourceQuery } from "./packageSource.ts";

const name = { schema: "public", name: "wb_pk", dialect: oracleDialect };

describe.each(recordedReleases)("the package recorded from IvorySQL %s", (release) => {
  const [, , step] = recordedSteps(release, "package-catalogue");
  const block = step && readRecorded(step).find(({ kind }) => kind === "table");
  const row = block?.kind === "table" ? (block.table.rows[0] ?? []) : [];
  const head = row.at(-1) ?? "";

  it("has the members of its head", () => {
    expect(parsePackageMembers(head)).toMatchObject([
      { kind: "variable", name: "counter", type: "number" },
      { kind: "procedure", name: "bump", signature: "(n number)", type: null },
      { kind: "function", name: "value", signature: "()", type: "number" },
    ]);
  });
});

describe("parsePackageMembers", () => {
  it("reads parameters with defaults, constants, types and cursors", () => {
    const head = `
  limit_ constant number(3) := 10; -- procedure x;
  type list is table of number index by varchar2(20);
  cursor c(a number) is select a from dual;
  pragma restrict_references(f, wnds);
  function f(a in number default g(1, 2), "B c" out varchar2) return varchar2;
end pk`;
    expect(parsePackageMembers(head)).toEqual([
      { kind: "variable", name: "limit_", signature: "", type: "number(3)", parameters: [] },
      { kind: "type", name: "list", signature: "", type: null, parameters: [] },
      { kind: "cursor", name: "c", signature: "", type: null, parameters: [] },
      {
        kind: "function",
        name: "f",
        signature: '(a in number default g(1, 2), "B c" out varchar2)',
        type: "varchar2",
        parameters: [
          { name: "a", text: "in number default g(1, 2)" },
          { name: "B c", text: "out varchar2" },
        ],
      },
    ]);
  });

  it("reads nothing from an empty or broken head", () => {
    expect(parsePackageMembers("end")).toEqual([]);
    expect(parsePackageMembers("")).toEqual([]);
    expect(parsePackageMembers("procedure")).toEqual([]);
  });
});

describe("statements about a package", () => {
  const [bump, value] = parsePackageMembers(
    "procedure bump(n number, m in date); function value return number; end",
  );

  it("calls a member with a place for each argument", () => {
    expect(bump && packageCall(name, bump)).toBe(
      "call public.wb_pk.bump(\n  null, -- n number\n  null -- m in date\n);\n",
    );
    expect(value && packageCall(name, value)).toBe("select public.wb_pk.value() from dual;\n");
  });

  it("quotes its name for Oracle mode in DROP and in the query for its source", () => {
    expect(dropPackage({ ...name, name: "Mixed" })).toBe('drop package public."Mixed";\n');
    expect(packageSourceQuery(7, { ...name, name: "UPPER" })).toContain(
      "package ', 'public.\"upper\"', ' authid ",
    );
  });
});
