import { describe, expect, it } from "vitest";
import { postgresqlDialect } from "../dialect.ts";
import { splitStatements } from "../statements/splitStatements.ts";
import { refuseStatement } from "./refuseStatement.ts";

function refuse(text: string): unknown {
  return splitStatements(text, postgresqlDialect).map(refuseStatement);
}

describe("refuseStatement", () => {
  it.each([
    ["select 'a;", [{ kind: "unterminated", what: "string", offset: 7 }]],
    ["select 1; select $x$", [null, { kind: "unterminated", what: "dollarQuote", offset: 17 }]],
    ["  select '\0';", [{ kind: "nulCharacter", offset: 10 }]],
    ["\\e", [{ kind: "notSupported", command: "\\e" }]],
    ["\\ef f", [{ kind: "notSupported", command: "\\ef" }]],
    ["\\prompt 'name? ' x", [{ kind: "notSupported", command: "\\prompt" }]],
    ["\\password", [{ kind: "notSupported", command: "\\password" }]],
    ["select 1 \\watch 2", [{ kind: "notSupported", command: "\\watch" }]],
    ["\\watch", [{ kind: "notSupported", command: "\\watch" }]],
    ["select 1 \\g ''", [{ kind: "notSupported", command: "\\g" }]],
    ["select 1 \\g 'file'", [null]],
    ["\\!", [{ kind: "notSupported", command: "\\!" }]],
    ["\\! ls", [null]],
    ["\\copy t from stdin\n1\n\\.\n", [null]],
    ["select 1 \\e\n;", [{ kind: "notSupported", command: "\\e" }]],
    ["select E'C:\\\\edit \\e', 'x\\watch';", [null]],
    ["\\if true\n\\prompt x\n\\endif\n", [{ kind: "notSupported", command: "\\prompt" }]],
    ["\\copy t from '/mnt/host/x'", [null]],
    ["\\copy t from pstdin csv", [{ kind: "notSupported", command: "\\copy" }]],
    ["\\copy t to stdout", [null]],
    ["\\c", [null]],
    ["\\c other", [null]],
    ["\\c other alice", [null]],
    ["\\c - alice - -", [null]],
    ["\\c - - - 5432", [{ kind: "notSupported", command: "\\c" }]],
    ["\\connect other alice localhost", [{ kind: "notSupported", command: "\\connect" }]],
    ["\\c host=localhost", [{ kind: "notSupported", command: "\\c" }]],
    ["\\c postgresql://localhost/x", [{ kind: "notSupported", command: "\\c" }]],
    ["copy t from stdin;\n1\n", [null]],
  ])("%j", (text, expected) => {
    expect(refuse(text)).toEqual(expected);
  });
});
