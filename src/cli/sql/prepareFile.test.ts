import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type PreparedFile, prepareFile } from "./prepareFile.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "scripts-"));
  await writeFile(path.join(folder, "called.sql"), Buffer.from("select 'ä';\n", "latin1"));
});

afterAll(() => rm(folder, { recursive: true }));

function prepare(encoding: string | null): PreparedFile {
  const server = {
    version: "PostgreSQL 15",
    compatibleMode: null,
    processId: 1,
    outputFacility: null,
    isOraclePort: true,
  } as const;
  const script = { name: path.join(folder, "main.sql"), text: "@called.sql\n" };
  return prepareFile(script, { server }, new Map(), encoding);
}

it("refuses a called script whose encoding must be given", () => {
  expect(() => prepare(null)).toThrow(
    `${path.join(folder, "called.sql")} is not UTF-8; name its encoding with --encoding NAME`,
  );
});

it("reads a called script in the given encoding", () => {
  expect(prepare("LATIN1").items.map(({ statement }) => statement.text)).toContain("select 'ä';");
});
