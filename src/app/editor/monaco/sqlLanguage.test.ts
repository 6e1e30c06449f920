// @vitest-environment happy-dom
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { EditorLanguage } from "./sqlLanguage.ts";

let tokenize: (text: string, language: EditorLanguage) => readonly (readonly [string, string][])[];

beforeAll(async () => {
  const monaco = await import("monaco-editor/editor/editor.api");
  vi.doMock("./monaco.ts", () => ({ monaco }));
  const { registerSqlLanguages } = await import("./sqlLanguage.ts");
  registerSqlLanguages();
  tokenize = (text, language) => {
    const lines = text.split("\n");
    return monaco.editor.tokenize(text, language).map((tokens, index) => {
      const line = lines[index] ?? "";
      return tokens
        .map(({ offset, type }, at): [string, string] => [
          line.slice(offset, tokens[at + 1]?.offset),
          type.split(".")[0] ?? "",
        ])
        .filter(([word]) => word.trim() !== "");
    });
  };
}, 60_000);

describe("the language of port 1521", () => {
  test.each<[string, readonly [string, string][]]>([
    ["/", [["/", "metatag"]]],
    ["REM don't", [["REM don't", "comment"]]],
    ["  remark it's -- all", [["  remark it's -- all", "comment"]]],
    ["rem", [["rem", "comment"]]],
    [
      "prompt Don't stop",
      [
        ["prompt", "metatag"],
        [" Don't stop", "string"],
      ],
    ],
    ["remaining", [["remaining", "identifier"]]],
    ["product", [["product", "identifier"]]],
    ["  / ", [["  / ", "metatag"]]],
    [
      "a / b",
      [
        ["a", "identifier"],
        ["/", "operator"],
        ["b", "identifier"],
      ],
    ],
    [
      "q'[it's; a]'||x",
      [
        ["q'[it's; a]'", "string"],
        ["||", "operator"],
        ["x", "identifier"],
      ],
    ],
    [
      "q'!it's!' y",
      [
        ["q'!it's!'", "string"],
        ["y", "identifier"],
      ],
    ],
    // IvorySQL's psql reads it as a name and a plain string.
    [
      "nq'!it' y",
      [
        ["nq", "identifier"],
        ["'!it'", "string"],
        ["y", "identifier"],
      ],
    ],
    ["q'<a>b>'", [["q'<a>b>'", "string"]]],
    [
      "e.name%type",
      [
        ["e", "identifier"],
        [".", "delimiter"],
        ["name", "identifier"],
        ["%type", "type"],
      ],
    ],
    [
      "c%notfound",
      [
        ["c", "identifier"],
        ["%notfound", "predefined"],
      ],
    ],
    ["<<outer>>", [["<<outer>>", "variable"]]],
    [
      "n pls_integer",
      [
        ["n", "identifier"],
        ["pls_integer", "type"],
      ],
    ],
    [
      "where rownum",
      [
        ["where", "keyword"],
        ["rownum", "keyword"],
      ],
    ],
    [":p", [[":p", "variable"]]],
    ["'it''s'", [["'it''s'", "string"]]],
  ])("%s", (text, expected) => {
    expect(tokenize(text, "workbench-oracle")[0]).toEqual(expected);
  });

  test("alternative quoting continues over lines", () => {
    expect(tokenize("q'{a\nb}' c", "workbench-oracle")).toEqual([
      [["q'{a", "string"]],
      [
        ["b}'", "string"],
        ["c", "identifier"],
      ],
    ]);
  });
});

describe("PostgreSQL's language", () => {
  test.each<[string, readonly [string, string][]]>([
    ["/", [["/", "operator"]]],
    ["rownum", [["rownum", "identifier"]]],
    [
      "q'[it'",
      [
        ["q", "identifier"],
        ["'[it'", "string"],
      ],
    ],
  ])("%s", (text, expected) => {
    expect(tokenize(text, "workbench-sql")[0]).toEqual(expected);
  });
});

test("a quote in a remark does not affect the following lines", () => {
  expect(tokenize("REM don't\nselect 1", "workbench-oracle")[1]).toEqual([
    ["select", "keyword"],
    ["1", "number"],
  ]);
});
