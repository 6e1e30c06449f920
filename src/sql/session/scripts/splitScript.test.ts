import { describe, expect, test } from "vitest";
import type { ServerIdentity } from "../../serverIdentity.ts";
import { ScriptReader } from "./scriptReader.ts";
import { splitScript } from "./splitScript.ts";

function server(compatibleMode: string | null): ServerIdentity {
  return { version: "made for this test", compatibleMode, processId: 1, outputFacility: null };
}

const block = "begin\n  null;\nend;\n/\n";
const script = `select 1;\nset ivorysql.compatible_mode = pg;\nselect 2; select 3\n/ 2;\nset ivorysql.compatible_mode to oracle;\n${block}select 4;`;

describe("a script that changes IvorySQL's mode", () => {
  const statements = splitScript(script, server("oracle"));

  test("is split in the mode of each part", () => {
    expect(statements.map(({ text }) => text)).toEqual([
      "select 1;",
      "set ivorysql.compatible_mode = pg;",
      "select 2;",
      "select 3\n/ 2;",
      "set ivorysql.compatible_mode to oracle;",
      "begin\n  null;\nend;\n/",
      "select 4;",
    ]);
  });

  test("has statements with correct ranges that together make up the text", () => {
    for (const { text, textRange } of statements) {
      expect(script.slice(textRange.start, textRange.end)).toBe(text);
    }
    const parts = statements.map(({ range }) => script.slice(range.start, range.end));
    expect(parts.join("")).toBe(script);
  });
});

test("hundreds of thousands of statements are split", () => {
  const statements = splitScript(
    "set ivorysql.compatible_mode = pg;\n".repeat(150_000),
    server("pg"),
  );
  expect(statements).toHaveLength(150_000);
});

test("a script that is read token by token has the same statements", () => {
  const text = `${script}\n-- the end\n`;
  const reader = new ScriptReader(text, server("oracle"));
  const read: string[] = [];
  let pauses = 0;
  for (let next = reader.next(1); next !== null; next = reader.next(1)) {
    if (next === "pause") pauses += 1;
    else read.push(next.text);
  }
  expect(read).toEqual(splitScript(text, server("oracle")).map((statement) => statement.text));
  expect([pauses > 20, reader.offset]).toEqual([true, text.length]);
});

test("blanks after a setting at the end belong to its statement", () => {
  const text = "set standard_conforming_strings = off;\n-- the end\n";
  expect(splitScript(text, null)[0]?.range).toEqual({ start: 0, end: text.length });
});

test("a mode in the script is ignored for a server without modes", () => {
  expect(
    splitScript(`set ivorysql.compatible_mode = oracle;\nselect 1;`, server(null)),
  ).toHaveLength(2);
  expect(splitScript(block, server(null)).map(({ text }) => text)).toEqual([
    "begin\n  null;",
    "end;",
    "/",
  ]);
  expect(splitScript(block, server("oracle"))).toHaveLength(1);
  expect(splitScript(block, null)).toHaveLength(3);
});

test("the offset of an open block after a mode change counts from the start of the text", () => {
  const [, open] = splitScript("set ivorysql.compatible_mode = oracle; begin x", server("pg"));
  expect(open?.unterminated).toEqual({ what: "block", offset: 39 });
});

describe("standard_conforming_strings", () => {
  const off = "set standard_conforming_strings = off;";
  const escaped = "select 'O\\'Brien; x';";
  const plain = "select 'a\\'; ";
  test.each<[string, readonly string[]]>([
    ["SET", [off, escaped, "set standard_conforming_strings to on;", plain, plain]],
    ["RESET", [off, escaped, "reset standard_conforming_strings;", plain]],
    ["RESET ALL", [off, escaped, "reset all;", plain]],
    ["SET LOCAL", ["begin;", off.replace("set", "set local"), escaped, "commit;", plain]],
    ["SET LOCAL outside", [off.replace("set", "set local"), plain]],
    ["ROLLBACK", ["begin;", off, escaped, "rollback;", plain]],
    ["COMMIT", ["begin;", off, escaped, "commit;", escaped]],
    [
      "set_config",
      ["select set_config('standard_conforming_strings', 'off', false);", escaped, escaped],
    ],
    [
      "set_config, local",
      [
        "begin;",
        "select set_config('standard_conforming_strings', 'off', true);",
        escaped,
        "end;",
        plain,
      ],
    ],
  ])("is followed: %s", (_, parts) => {
    const statements = splitScript(parts.join("\n"), server(null));
    expect(statements.map(({ text }) => text)).toEqual(parts.map((part) => part.trim()));
  });

  test("begins with the server's setting", () => {
    const server15: ServerIdentity = { ...server(null), plainEscapes: true };
    expect(splitScript(`${escaped}select 2;`, server15)).toHaveLength(2);
    expect(splitScript(`${escaped}select 2;`, server(null)).at(-1)?.unterminated?.what).toBe(
      "string",
    );
  });
});
