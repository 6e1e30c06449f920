import { describe, expect, it } from "vitest";
import type { OutputBlock } from "../../model.ts";
import { psql15Widths } from "../../output/widths/psql15Widths.ts";
import { parseServerMessage } from "../../output/messages/parseServerMessage.ts";
import { relocateAfterPrefix, relocateFromFile } from "./relocateMessage.ts";

function messageBlock(raw: string, statementText: string): OutputBlock {
  const source = { statementText, widthTables: [psql15Widths] };
  const message = parseServerMessage(raw.split("\n"), source);
  if (message === null) throw new Error("not a message");
  return { kind: "message", message };
}

const location = "LOCATION:  errorMissingColumn, parse_relation.c:3665";
const text: OutputBlock = { kind: "text", text: "x" };

describe("relocateFromFile", () => {
  const query = "select 1,\n nope";
  const typed = `ERROR:  42703: column "nope" does not exist\nLINE 2:  nope\n         ^\n${location}`;

  it("changes a message about a file into one about a typed text", () => {
    const block = messageBlock(`psql:/mnt/host/a.sql:2: ${typed}`, query);
    expect(relocateFromFile(block, "/mnt/host/a.sql", query)).toEqual(messageBlock(typed, query));
  });

  it("does not change messages about other files", () => {
    const block = messageBlock(`psql:/tmp/other.sql:2: ${typed}`, query);
    expect(relocateFromFile(block, "/mnt/host/a.sql", query)).toBe(block);
    expect(relocateFromFile(text, "/mnt/host/a.sql", query)).toBe(text);
  });
});

describe("relocateAfterPrefix", () => {
  const prefix = "declare c cursor for\n";

  it.each([
    [
      "LINE 2: select nope\n               ^",
      "LINE 1: select nope\n               ^",
      "select nope",
    ],
    [
      "LINE 10:  nope\n          ^",
      "LINE 9:  nope\n         ^",
      `select 1${",1\n".repeat(8)}, nope`.replace(", nope", " nope"),
    ],
  ])("moves %j", (sent, typed, query) => {
    const head = 'ERROR:  42703: column "nope" does not exist\n';
    const block = messageBlock(`${head}${sent}\n${location}`, prefix + query);
    expect(relocateAfterPrefix(block, prefix.length, 1)).toEqual(
      messageBlock(`${head}${typed}\n${location}`, query),
    );
  });

  it("does not change messages without a position", () => {
    const block = messageBlock(`ERROR:  22012: division by zero\n${location}`, prefix);
    expect(relocateAfterPrefix(block, prefix.length, 1)).toEqual(block);
    expect(relocateAfterPrefix(text, prefix.length, 1)).toBe(text);
  });
});
