import { spawn } from "node:child_process";
import path from "node:path";
import { text as readAll } from "node:stream/consumers";
import { expect, it } from "vitest";

// Runs the tool as a separate process: arguments, input, output and exit status.
interface Run {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

const tool = path.join(import.meta.dirname, "sqlTool.ts");

async function sql(words: readonly string[], input = ""): Promise<Run> {
  const child = spawn(process.execPath, ["--import", "tsx", tool, ...words]);
  child.stdin.end(input);
  const exited = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const [output, errors, status] = await Promise.all([
    readAll(child.stdout),
    readAll(child.stderr),
    exited,
  ]);
  return { status, output, errors };
}

it.each([
  ["--help", 0, /^Runs SQL scripts .*--on-error stop\|continue.*Exit status: 0 done/s, /^$/],
  ["--nonsense", 1, /^$/, /^sql: unknown option: --nonsense; --help tells more\n$/],
  ["/no/such/file.sql", 1, /^$/, /^sql: .*ENOENT/],
  ["--image no-such-image -c select", 1, /^$/, /^sql: .*no-such-image/],
])("ends without a machine: %s", async (words, status, output, errors) => {
  const run = await sql(words.split(" "));
  expect(run.status, run.errors).toBe(status);
  expect(run.output).toMatch(output);
  expect(run.errors).toMatch(errors);
});

it("prints one object per statement of standard input, and continues after errors", async () => {
  const insert = `insert into x values (E'a\\t \\r'), (null), ('') returning v as "v ";`;
  const script = `select 1::numeric(6,2) as a, null as b;\n  select nope;\nbegin;create temp table x (v text);${insert}`;
  const run = await sql(["--port", "5432", "--format", "json", "-"], script);
  expect(run.status, run.errors).toBe(0);
  const objects = run.output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
  const base = {
    tag: null,
    results: [],
    rowCount: null,
    isExact: true,
    notices: [],
    notifications: [],
    text: null,
    error: null,
    compilationError: null,
    reason: null,
    transaction: "none",
    elapsedMs: expect.any(Number) as unknown,
  };
  const columns = [
    { name: "a", type: "numeric(6,2)" },
    { name: "b", type: "text" },
  ];
  expect(objects).toEqual([
    {
      ...base,
      sql: "select 1::numeric(6,2) as a, null as b;",
      range: { start: 0, end: 39 },
      outcome: "completed",
      results: [{ columns, rows: [["1.00", null]] }],
      rowCount: 1,
    },
    {
      ...base,
      sql: "select nope;",
      range: { start: 42, end: 54 },
      outcome: "failed",
      error: expect.objectContaining({
        severity: "ERROR",
        sqlState: "42703",
        position: 7,
      }) as unknown,
    },
    {
      ...base,
      sql: "begin;",
      range: { start: 55, end: 61 },
      outcome: "completed",
      tag: "BEGIN",
      rowCount: 0,
      transaction: "open",
    },
    expect.objectContaining({ tag: "CREATE TABLE" }),
    {
      ...base,
      sql: insert,
      range: expect.anything() as unknown,
      outcome: "completed",
      tag: "INSERT 0 3",
      results: [{ columns: [{ name: "v ", type: "text" }], rows: [["a\t \r"], [null], [""]] }],
      rowCount: 3,
      transaction: "open",
    },
  ]);
}, 120_000);

it("stops at an error with that option: 3", async () => {
  const run = await sql(["--on-error", "stop", "-c", "select 1/0; select 'after';"]);
  expect(run.status, run.errors).toBe(3);
  expect(run.output).toContain("division by zero");
  expect(run.output).not.toContain("after");
}, 120_000);

it("stops at a COPY that fails in its data: 3", async () => {
  const script = "create temp table c (a int);\ncopy c from stdin;\n1\nx\n\\.\nselect 'after';\n";
  const run = await sql(["--on-error", "stop", "-"], script);
  expect(run.status, run.errors).toBe(3);
  expect(run.output).toContain("invalid input syntax for type integer");
  expect(run.output).not.toContain("after");
}, 120_000);

it("reports a lost session: 2", async () => {
  const run = await sql(["-c", "\\q\nselect 'after';"]);
  expect(run.status, run.errors).toBe(2);
  expect(run.output).toContain("session lost");
}, 120_000);
