import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { psqlScripts } from "./testing/psqlScripts.ts";
import { numbersIn, readsOnInPsql, sentNumbers } from "./testing/sentNumbers.ts";
import { tokenSoups } from "./testing/tokenSoups.ts";

// Compares what a real psql sends for random scripts with what the splitter predicts. Runs only
// where psql 15 is installed in a version that finds the data of a COPY itself (15.19).
//
//   SPLIT_SEED=7 SPLIT_CASES=20000 npx vitest run --project unit psqlDifferential
//   RECORD_PSQL_QUERIES=1 ...   writes src/sql/fixtures/psqlQueries.json, for splitLikePsql.test.ts

const psqlVersion = findPsql();
const seed = Number(process.env["SPLIT_SEED"] ?? 1);
const cases = Number(process.env["SPLIT_CASES"] ?? 300);
const fixture = new URL("../fixtures/psqlQueries.json", import.meta.url);

describe.runIf(psqlVersion !== null)("against psql", () => {
  test("scripts that show one rule each", async () => {
    const queries = await queriesOf(psqlScripts);
    expect(psqlScripts.map((script) => [script, sentNumbers(script)])).toEqual(
      psqlScripts.map((script, index) => [script, queries[index]]),
    );
  });

  test(`${cases} token soups from seed ${seed}`, { timeout: 600_000 }, async () => {
    const soups = tokenSoups(seed);
    const scripts = Array.from({ length: cases }, () => soups.next().value);
    const queries = await queriesOf(scripts);
    const differences = scripts.flatMap((script, index) => {
      const [expected, actual] = [queries[index], sentNumbers(script)];
      return JSON.stringify(expected) === JSON.stringify(actual) || readsOnInPsql(script)
        ? []
        : [{ script, expected, actual }];
    });
    expect(differences.slice(0, 3)).toEqual([]);
  });

  test.runIf(process.env["RECORD_PSQL_QUERIES"] !== undefined)("record", async () => {
    const soups = tokenSoups(seed);
    const scripts = [...psqlScripts, ...Array.from({ length: 200 }, () => soups.next().value)];
    const queries = await queriesOf(scripts);
    const recorded = scripts.map((script, index) => ({ script, queries: queries[index] }));
    const header = { recordedWith: psqlVersion, seed };
    const lines = recorded.map((each) => JSON.stringify(each)).join(",\n");
    writeFileSync(fixture, `${JSON.stringify(header).slice(0, -1)},"cases":[\n${lines}\n]}\n`);
  });
});

/** Returns the version of an installed psql that splits as described above; `null` otherwise. */
function findPsql(): string | null {
  try {
    const version = execFileSync("psql", ["--version"], { encoding: "utf8" }).trim();
    const minor = /\b15\.(\d+)/.exec(version)?.[1];
    return minor !== undefined && Number(minor) >= 19 ? version : null;
  } catch {
    return null;
  }
}

/**
 * Returns the numbers in each query that psql sends for each script; one psql runs all with `\i`.
 */
async function queriesOf(scripts: readonly string[]): Promise<readonly (readonly number[])[][]> {
  const directory = mkdtempSync(join(tmpdir(), "psql-queries-"));
  const received: string[] = [];
  const server = createServer((socket) => answerPsql(socket, (query) => received.push(query)));
  try {
    await new Promise<void>((resolve) => server.listen(join(directory, ".s.PGSQL.5432"), resolve));
    const main = scripts.map((script, index) => {
      const path = join(directory, `${index}.sql`);
      writeFileSync(path, script);
      return `select 'script ${index}';\n\\i ${path}\n`;
    });
    const mainPath = join(directory, "main.sql");
    writeFileSync(mainPath, main.join(""));
    await runPsql(directory, mainPath);
  } finally {
    server.close();
    rmSync(directory, { recursive: true });
  }
  const queries: number[][][] = [];
  for (const query of received) {
    if (/^select 'script \d+';$/.test(query)) queries.push([]);
    else queries.at(-1)?.push([...numbersIn(query)]);
  }
  expect(queries.length, "psql ran all scripts").toBe(scripts.length);
  return queries;
}

async function runPsql(directory: string, file: string): Promise<void> {
  const psql = spawn("psql", ["-X", "-q", "-h", directory, "-U", "u", "-d", "d", "-f", file], {
    env: { ...process.env, PGSSLMODE: "disable", PGGSSENCMODE: "disable", LC_ALL: "C.UTF-8" },
    stdio: "ignore",
  });
  await new Promise<void>((resolve, reject) => {
    psql.on("error", reject);
    psql.on("exit", () => resolve());
  });
}

/** Minimal server for psql: every query is empty (frontend/backend protocol 3). */
function answerPsql(socket: Socket, onQuery: (query: string) => void): void {
  let buffer = Buffer.alloc(0);
  let isStarted = false;
  socket.on("data", (chunk) => {
    buffer = Buffer.concat([buffer, Buffer.from(chunk)]);
    for (;;) {
      const head = isStarted ? 5 : 4;
      if (buffer.length < head) return;
      const length = buffer.readInt32BE(head - 4) + head - 4;
      if (buffer.length < length) return;
      const type = isStarted ? buffer.toString("latin1", 0, 1) : "startup";
      const body = buffer.subarray(head, length);
      buffer = buffer.subarray(length);
      isStarted = true;
      if (type === "Q") onQuery(body.toString("utf8", 0, body.length - 1));
      if (type === "P") onQuery(body.toString("utf8", 1, body.indexOf(0, 1)));
      if (type === "X") socket.end();
      else socket.write(Buffer.concat(answers[type] ?? []));
    }
  });
}

const readyForQuery = message("Z", Buffer.from("I"));

const answers: Readonly<Record<string, readonly Buffer[]>> = {
  startup: [
    message("R", Buffer.alloc(4)),
    message("S", Buffer.from("server_version\x0015.0\0")),
    message("S", Buffer.from("client_encoding\0UTF8\0")),
    message("S", Buffer.from("standard_conforming_strings\0on\0")),
    readyForQuery,
  ],
  Q: [message("I", Buffer.alloc(0)), readyForQuery],
  P: [message("1", Buffer.alloc(0))],
  D: [message("t", Buffer.alloc(2)), message("n", Buffer.alloc(0))],
  S: [readyForQuery],
};

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
