import { describe, expect, it } from "vitest";
import { runScript } from "../../sql/session/scripts/runScript.ts";
import type { StatementResult } from "../../sql/session/contract/sqlSession.ts";
import { splitScript } from "../../sql/session/scripts/splitScript.ts";
import { openTestGuest, rowsOf, runAll, sessionOf } from "./testing/guestTest.ts";

// Compares what psql writes into files and to programs with that of plain `psql -f`.
const guest = await openTestGuest();
const session = sessionOf(guest, 5432);

const encoder = new TextEncoder();
const rows =
  "select g as a, nullif(g, 2) as \"long name\", 'x' || g as c from generate_series(1, 3) g";

async function play(text: string): Promise<readonly StatementResult[]> {
  const results: StatementResult[] = [];
  await runScript(session, splitScript(text, session.server), {
    pageSize: null,
    stopsOnError: false,
    onResult: (result) => results.push(result),
  });
  return results;
}

/** Restarts psql, so that its settings are the defaults. */
async function restart(): Promise<void> {
  await runAll(session, "\\q\n");
  await session.whenReady();
}

async function put(name: string, text: string): Promise<string> {
  return guest.machine.putFile(name, encoder.encode(text));
}

interface Case {
  readonly name: string;
  /** Restarts psql first, as the case before or this one changes settings. */
  readonly needsDefaults?: true;
  /** The script; OUT is replaced by a new directory for each case. */
  readonly script: string;
}

const cases: readonly Case[] = [
  { name: "g", script: `${rows} \\g OUT/a\n` },
  { name: "query-before", script: `${rows};\n\\g OUT/a\n\\gx OUT/b\n` },
  {
    name: "options",
    script: `${rows} \\g (border=2 null='~') OUT/a\n${rows} \\gx (format=csv) OUT/b\n`,
  },
  { name: "program", script: `${rows} \\g |cat > OUT/a\n${rows} \\gx |sed s/x/y/ > OUT/b\n` },
  { name: "if", script: `\\if true\n${rows} \\g OUT/a\n\\endif\n` },
  {
    name: "copy",
    script:
      `\\copy (${rows}) to OUT/a\n\\copy (${rows}) to program 'cat > OUT/b' csv header\n` +
      `copy (${rows}) to stdout \\g OUT/c\n`,
  },
  {
    name: "w",
    script: `${rows};\n\\w OUT/a\n${rows} \\g OUT/x\n\\w OUT/b\nselect 1\n  , 2 \\w OUT/c\n;\n\\w |cat > OUT/d\n`,
  },
  {
    name: "lo",
    script:
      "select lo_from_bytea(77, '\\x410a00ff') as o;\n\\lo_export 77 OUT/a\nselect lo_unlink(77);\n",
  },
  {
    name: "included",
    script: `\\i INNER/g\n\\i INNER/o\n\\cd INNER\n\\i ./i\n`,
  },
  {
    name: "settings",
    needsDefaults: true,
    script:
      `\\pset null nil\n\\pset border 2\n${rows} \\g OUT/a\n` +
      `\\a\n\\t\n${rows} \\g OUT/b\n\\a\n\\t\n${rows} \\g OUT/c\n` +
      `\\x \\pset null '' \\pset format html\n${rows} \\pset title 'T' \\g OUT/d\n${rows} \\g OUT/e\n` +
      `\\pset border 0\n\\pset format nosuch\n${rows} \\g OUT/f\n`,
  },
  {
    name: "tags",
    needsDefaults: true,
    script:
      "create temp table t (a int);\ninsert into t values (1) returning a \\g OUT/a\n" +
      "\\set QUIET on\ninsert into t values (1) returning a \\g OUT/b\n",
  },
  { name: "fetch-count", needsDefaults: true, script: `\\set FETCH_COUNT 1\n${rows} \\g OUT/a\n` },
];

/** Files that scripts read, by name. */
const inner = [
  ["g", `${rows} \\g ROOT/included/a\n`],
  ["o", `\\o ROOT/included/b\n${rows};\n\\o\n${rows};\n`],
  ["i", "\\ir j\n"],
  ["j", `${rows} \\g ROOT/included/c\n`],
] as const;

it("equals a file of psql -f", async () => {
  const roots = { driver: "/tmp/out-driver", plain: "/tmp/out-plain" };
  const setUp = ["rm -rf /tmp/out-*"];
  for (const root of Object.values(roots)) {
    const directories = cases.map(({ name }) => `${root}/${name}`).join(" ");
    setUp.push(`mkdir -m 777 ${root} ${root}/inner ${directories}`);
    for (const [name, text] of inner) {
      setUp.push(`cp ${await put(name, text.replaceAll("ROOT", root))} ${root}/inner/${name}`);
    }
  }
  await guest.service.system(setUp.join("; "));
  const fill = (text: string, root: string, name: string): string =>
    text.replaceAll("OUT", `${root}/${name}`).replaceAll("INNER", `${root}/inner`);
  const commands: string[] = [];
  for (const { name, script, needsDefaults } of cases) {
    if (needsDefaults === true) await restart();
    const results = await play(fill(script, roots.driver, name));
    expect(results.filter(({ outcome }) => outcome.kind === "refused")).toEqual([]);
    const path = await put("plain.sql", fill(script, roots.plain, name));
    commands.push(`psql -X -h /run/postgresql -p 5432 -U postgres -d postgres -f ${path}`);
  }
  const shell = await put("plain.sh", commands.join("\n"));
  const ran = await guest.service.system(
    `sh ${shell} >/dev/null 2>&1; rm -r ${roots.plain}/inner ${roots.driver}/inner; ` +
      `diff -r ${roots.driver} ${roots.plain}; find ${roots.plain} -empty`,
  );
  expect(ran).toMatchObject({ output: "" });
}, 300_000);

describe("a file whose settings are not known", () => {
  it.each([
    ["a variable", "\\set b 2\n\\pset border :b\n"],
    ["an \\if", "\\if true\n\\pset border 2\n\\endif\n"],
    ["a program", "\\pset null `echo x`\n"],
  ])("is refused: %s", async (_name, settings) => {
    await restart();
    const results = await play(`${settings}${rows} \\g /tmp/unknown\n`);
    expect(results.at(-1)?.outcome).toEqual({
      kind: "refused",
      refusal: { kind: "outputSettings" },
    });
  });

  it("is refused after a file of settings, and so is \\o that a file leaves open", async () => {
    await restart();
    const settings = await put("settings.sql", "\\pset border 2\n");
    const output = await put("output.sql", "\\o /tmp/unknown\nselect 1;\n");
    const results = await play(
      `\\i ${settings}\nselect 1;\nselect 2 \\g /tmp/unknown\n\\i ${output}\n`,
    );
    expect(
      results.map(({ outcome }) => (outcome.kind === "refused" ? outcome.refusal : outcome.kind)),
    ).toEqual([
      "completed",
      "completed",
      { kind: "outputSettings" },
      { kind: "notSupported", command: "\\o" },
    ]);
  });
});

it("reads tables again after a file was written", async () => {
  await restart();
  await play(`\\pset null nil\n${rows} \\g /tmp/some\n`);
  expect(await rowsOf(session, "select null as a;")).toEqual([[null]]);
});

describe("\\gexec with a COPY that is only in a table", () => {
  const data = "delete from victim;\n\\.\n";
  it.each([
    ["a table that is there", "copy copied from stdin"],
    ["a table that is missing", "copy nosuch from stdin"],
    ["behind another statement", "select 1; copy nosuch from stdin"],
  ])("never runs its data: %s", async (_name, command) => {
    await runAll(
      session,
      "drop table if exists victim, copied, commands; create table victim (a int); " +
        "create table copied (a int); insert into victim values (1); create table commands (c text); " +
        `insert into commands values ('insert into copied values (1)'), ('${command}');`,
    );
    const results = await play(`select c from commands \\gexec\n${data}select 3;`);
    expect(results[0]?.outcome).toEqual({ kind: "refused", refusal: { kind: "unseenCopy" } });
    expect(results.at(-1)?.outcome).toEqual({ kind: "notRun", reason: "earlierError" });
    expect(
      await rowsOf(session, "select (select count(*) from victim), (select count(*) from copied);"),
    ).toEqual([["1", "0"]]);
  });

  it("stops if the rows cannot be read before they run", async () => {
    const results = await play(`select 'copy nosuch from stdin';\n\\gexec\n${data}select 3;`);
    expect(results[1]?.outcome).toMatchObject({ kind: "failed" });
    expect(results.at(-1)?.outcome).toEqual({ kind: "notRun", reason: "earlierError" });
    expect(await rowsOf(session, "select count(*) from victim;")).toEqual([["1"]]);
  });

  it("runs all other rows unchanged, and continues after their errors", async () => {
    const results = await play(
      "select E'select 1 as \"a\\\\nb\", \\':x\\' as \"c;\"', null, 'select 1/0' \nunion all " +
        "select E'do $q$ begin\\n raise notice ''n''; end $q$', 'select 2; select 3', '' \\gexec\nselect 4 as d;",
    );
    const tables = results.map(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "table" ? block.table.rows : [block.kind])),
    );
    expect(tables).toEqual([[["1", ":x"], "message", "message", "tag", ["2"], ["3"]], [["4"]]]);
    expect(results[0]?.outcome).toMatchObject({
      kind: "failed",
      error: { sqlState: "22012", position: null },
    });
  });
});
