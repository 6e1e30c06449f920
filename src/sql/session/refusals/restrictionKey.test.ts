import { describe, expect, it } from "vitest";
import { splitScript } from "../scripts/splitScript.ts";
import { blankCommands } from "../statements/blankCommands.ts";
import { restrictKey, unrestrictKey } from "./restrictionKey.ts";

// The expected values are psql 15.20's.
describe("keys of restricted mode", () => {
  it.each([
    ["\\restrict abc", "abc"],
    ["\\restrict a;", "a"],
    ["\\restrict a b  ", "a"],
    ["\\restrict 'a b' c", "a b"],
    ["\\restrict 'it''s\\n\\x41\\101'", "it's\nAA"],
    [`\\restrict a''"b"`, 'a"b"'],
    ["\\restrict a\\\\", "a"],
    ["\\restrict a\r", "a"],
    ["\\restrict ';'", ";"],
    ["\\restrict ;", ""],
    ["\\restrict", ""],
    ["\\restrict ''", ""],
    ["\\restrict 'a", null],
    ["\\restrict :k", null],
    ["\\restrict `echo x`", null],
  ])("%j", (text, expected) => {
    expect(restrictKey(text)).toBe(expected);
  });

  it.each([
    ["\\unrestrict a ; ;", "a"],
    ["\\unrestrict     a;;  ", "a"],
    ["\\unrestrict a b", "a b"],
    ["\\unrestrict 'a b'", "'a b'"],
    ["\\unrestrict b \\\\ select 7;", "b \\\\ select 7"],
    ["\\unrestrict ;", ""],
    ["\\unrestrict  ", null],
  ])("%j", (text, expected) => {
    expect(unrestrictKey(text)).toBe(expected);
  });
});

describe("a script in restricted mode", () => {
  const script = `select 0 \\g
\\restrict 'a b'
select 1 as a \\echo hi \\\\ ; select 5;
;
select 2 \\g
select 3;
\\if false
select 4;
\\endif
copy t from stdin; \\echo x
\\copy
\\.
\\unrestrict 'a b'
\\unrestrict a b;
select 6 \\g
`;

  it("is split as psql reads it", () => {
    expect(splitScript(script, null).map(({ text }) => text)).toEqual([
      "select 0 \\g",
      "\\restrict 'a b'",
      "select 1 as a \\echo hi \\\\ ; select 5;\n;",
      "select 2 \\g\nselect 3;",
      "\\if false",
      "select 4;",
      "\\endif",
      "copy t from stdin; \\echo x\n\\copy\n\\.",
      "\\unrestrict 'a b'",
      "\\unrestrict a b;",
      "select 6 \\g",
    ]);
  });

  it("has blanks in place of refused meta-commands", () => {
    const [, , first, second, , , , copy] = splitScript(script, null);
    if (first === undefined || second === undefined || copy === undefined) throw new Error("none");
    expect(blankCommands(first).text).toBe(`select 1 as a ${" ".repeat(23)}\n;`);
    expect(blankCommands(second).text).toBe("select 2   \nselect 3;");
    expect(blankCommands(copy).text).toBe(`copy t from stdin; ${" ".repeat(7)}\n\\copy\n\\.`);
  });
});
