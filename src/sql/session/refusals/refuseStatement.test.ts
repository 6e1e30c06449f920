import { describe, expect, it } from "vitest";
import { postgresqlDialect } from "../../dialect.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import { refuseStatement } from "./refuseStatement.ts";

function refuse(text: string): unknown {
  return splitStatements(text, postgresqlDialect).map((each) => refuseStatement(each, 5432));
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
    [`\\connect -reuse-previous=on "dbname='We Ird;db'"`, [null]],
    [`\\connect -reuse-previous=on "dbname='a\\'b\\\\""c'"`, [null]],
    [
      `\\connect -reuse-previous=on "dbname='a' port='5433'"`,
      [{ kind: "notSupported", command: "\\connect" }],
    ],
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
    ["\\c - - - 5432", [null]],
    ["\\c - - - 1521", [{ kind: "notSupported", command: "\\c" }]],
    ["\\connect other alice localhost", [null]],
    ["\\connect other alice example.org", [{ kind: "notSupported", command: "\\connect" }]],
    ["\\c host=localhost", [null]],
    ["\\c 'host=example.org dbname=x'", [{ kind: "notSupported", command: "\\c" }]],
    ["\\c 'port=1521 dbname=x'", [{ kind: "notSupported", command: "\\c" }]],
    ["\\c service=other", [{ kind: "notSupported", command: "\\c" }]],
    ["\\connect -reuse-previous=on \"dbname='We Ird;db'\"", [null]],
    ["\\connect -reuse-previous=on \"dbname='a\\\\'' b=c'\"", [null]],
    ["\\connect -reuse-previous=off postgres", [null]],
    ["\\c postgresql://localhost/x", [null]],
    ["\\c postgresql:///x?host=/run/postgresql&port=5432", [null]],
    ["\\c postgresql:///x?host=%2Ftmp", [{ kind: "notSupported", command: "\\c" }]],
    ["\\c postgres://alice:secret@[::1]:5432/x", [null]],
    ["\\c postgres://alice@localhost:1521/x", [{ kind: "notSupported", command: "\\c" }]],
    ["copy t from stdin;\n1\n", [null]],
  ])("%j", (text, expected) => {
    expect(refuse(text)).toEqual(expected);
  });
});
