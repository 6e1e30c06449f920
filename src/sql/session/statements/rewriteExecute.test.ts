import { describe, expect, it, test } from "vitest";
import { oracleDialect } from "../../dialect.ts";
import type { OutputBlock } from "../../model.ts";
import { readOutput } from "../../output/readOutput.ts";
import type { Statement } from "../../statements/statement.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import { refusesClientCommand } from "../results/refusesClientCommand.ts";
import { rewriteExecute } from "./rewriteExecute.ts";

/** Reads a made-up output that follows the sources of IvorySQL's psql. */
function read(output: string, statementText: string | null = null): readonly OutputBlock[] {
  const settings = { nullMarker: "\ue000", statementText, expectsTitles: false };
  return readOutput(new TextEncoder().encode(output), settings);
}

function command(text: string): Statement {
  const [statement, ...others] = splitStatements(text, oracleDialect);
  if (statement === undefined || others.length > 0) throw new Error(text);
  return statement;
}

const printed = "+---+\n| N |\n+---+\n| 5 |\n+---+\n\n";

test.each([
  ["VARIABLE", "", false],
  [
    "VARIABLE",
    "variable\tn\ndatatype\tNUMBER\n\nvariable\tv\ndatatype\tVARCHAR2(10 CHAR)\n",
    false,
  ],
  ["VARIABLE", 'Illegal variable name "1n"\n', true],
  ["VARIABLE", "No bind variables declared.\n", true],
  ["PRINT", printed, false],
  ["PRINT", `${printed}Bind variable "m" not declared.\n\n`, true],
  ["EXECUTE", "greetings\nDO\n", false],
  ["EXECUTE", "Usage: EXEC[UTE] statement\n", true],
  ["HELP", "You are using psql, the command-line interface to PostgreSQL.\n", false],
])("%s that prints %j", (name, output, expected) => {
  expect(refusesClientCommand(name, read(output))).toBe(expected);
});

test("PRINT's tables have no row count", () => {
  const blocks = read(`${printed}+------+\n|  V   |\n+------+\n| a  +|\n| b    |\n+------+\n\n`);
  expect(blocks.map(({ kind }) => kind)).toEqual(["table", "text"]);
  const names = printed + printed.replace("N", "M");
  expect(
    read(names).map((block) =>
      block.kind === "table" ? [block.table.columns[0]?.name, block.table.rows] : block,
    ),
  ).toEqual([
    ["N", [["5"]]],
    ["M", [["5"]]],
  ]);
});

test.each(["Call completed.", "PL/iSQL procedure successfully completed."])(
  "%s is a tag",
  (tag) => {
    expect(read(`${tag}\n`)).toEqual([{ kind: "tag", tag }]);
    // As IvorySQL 5.4 prints it.
    expect(read(`\n${tag}\n\n`)).toEqual([{ kind: "tag", tag }]);
    expect(read(`line\n\n${tag}\n\nnext\n`)).toEqual([
      { kind: "text", text: "line" },
      { kind: "tag", tag },
      { kind: "text", text: "next" },
    ]);
  },
);

describe("EXEC", () => {
  it.each([
    ["exec greet('x')", "BEGIN greet('x'); END;"],
    ["EXECUTE  greet;", "BEGIN greet; END;"],
    ["exec", "BEGIN ; END;"],
  ])("%s", (text, expected) => {
    expect(rewriteExecute(command(text))?.text).toBe(expected);
  });

  it("has error positions in the text as written", () => {
    const statement = command("exec nope('x')");
    const rewritten = rewriteExecute(statement);
    const said =
      "ERROR:  42883: function nope(unknown) does not exist\nLINE 1: BEGIN nope('x'); END;\n" +
      "              ^\nLOCATION:  f, f.c:1\n";
    const [block] = read(said, rewritten?.text);
    const moved = block === undefined ? null : rewritten?.mapBlock(block);
    expect(moved).toMatchObject({ message: { position: statement.text.indexOf("nope") } });
  });

  it("is the only command that is rewritten", () => {
    expect(rewriteExecute(command("print n"))).toBeNull();
    expect(rewriteExecute(command("select 1;"))).toBeNull();
  });
});
