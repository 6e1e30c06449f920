import type { OutputBlock, ServerMessage } from "../../../sql/model.ts";
import { outputSettings } from "../../../sql/output/outputSettings.ts";
import { readOutput } from "../../../sql/output/readOutput.ts";
import type { PsqlSession } from "../../../sql/session/psqlSession.ts";
import { runScript } from "../../../sql/session/scripts/runScript.ts";
import type { Outcome } from "../../../sql/session/contract/sqlSession.ts";
import { splitScript } from "../../../sql/session/scripts/splitScript.ts";
import type { Guest } from "../../guest/openGuest.ts";
import { run, runAll, tableOf } from "./guestTest.ts";

/** The observable effects of a script: printed lines, results, and the tables afterwards. */
export type Observed = readonly string[];

export interface Difference {
  readonly script: string;
  readonly driver: Observed;
  readonly psql: Observed;
}

export interface Comparison {
  /** The number of statements that the driver ran. */
  readonly statements: number;
  readonly differences: readonly Difference[];
}

const nullMarker = "<null>";

/** Runs each script by the driver and by plain `psql -f`, and compares all observable effects. */
export async function compareScripts(
  guest: Guest,
  session: PsqlSession,
  scripts: readonly string[],
): Promise<Comparison> {
  const driven = await observeDriver(session, scripts);
  const psql = await observePsql(guest, session, scripts);
  const differences = scripts.flatMap((script, index): readonly Difference[] => {
    const byDriver = driven.observed[index] ?? [];
    const byPsql = psql[index] ?? [];
    return isEqual(byDriver, byPsql) ? [] : [{ script, driver: byDriver, psql: byPsql }];
  });
  return { statements: driven.statements, differences };
}

export function isEqual(one: Observed, other: Observed): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Runs each script by the driver, in an empty schema and over a new connection.
 *
 * @param batches False: no statements are sent together.
 */
export async function observeDriver(
  session: PsqlSession,
  scripts: readonly string[],
  batches = true,
): Promise<{ readonly statements: number; readonly observed: readonly Observed[] }> {
  const lines: Observed[] = [];
  let statements = 0;
  await openSchemas(session, scripts.length);
  for (const [index, script] of scripts.entries()) {
    await reconnect(session);
    await run(session, `set search_path = ${schemaOf(index)}, public;`);
    const driven = await runByDriver(session, script, batches);
    statements += driven.count;
    lines.push(driven.lines);
  }
  await reconnect(session);
  const tables = await readTables(session, scripts.length);
  return { statements, observed: lines.map((each, index) => [...each, ...(tables[index] ?? [])]) };
}

async function observePsql(
  guest: Guest,
  session: PsqlSession,
  scripts: readonly string[],
): Promise<readonly Observed[]> {
  await openSchemas(session, scripts.length);
  const lines: Observed[] = [];
  for (let first = 0; first < scripts.length; first += scriptsPerShell) {
    const part = scripts.slice(first, first + scriptsPerShell);
    lines.push(...(await runByPsql(guest, part, first)));
  }
  const tables = await readTables(session, scripts.length);
  return lines.map((each, index) => [...each, ...(tables[index] ?? [])]);
}

const scriptsPerShell = 20;

/** Creates an empty schema for each script, and drops those of earlier scripts. */
async function openSchemas(session: PsqlSession, count: number): Promise<void> {
  await reconnect(session);
  await run(
    session,
    "do $$ begin set local client_min_messages = warning; " +
      "for n in 0..1000 loop exit when to_regnamespace('differential_' || n) is null; " +
      "execute format('drop schema differential_%s cascade', n); end loop; " +
      `for n in 0..${count - 1} loop execute format('create schema differential_%s', n); end loop; end $$;`,
  );
}

function schemaOf(index: number): string {
  return `differential_${index}`;
}

async function reconnect(session: PsqlSession): Promise<void> {
  await runAll(session, "\\c\n");
  await session.whenReady();
}

async function runByDriver(
  session: PsqlSession,
  script: string,
  batches: boolean,
): Promise<{ readonly count: number; readonly lines: readonly string[] }> {
  const blocks: OutputBlock[] = [];
  let count = 0;
  const groups = batches
    ? [splitScript(script, session.server)]
    : splitScript(script, session.server).map((statement) => [statement]);
  for (const group of groups) {
    await runScript(session, group, {
      pageSize: null,
      stopsOnError: false,
      onResult: (result) => {
        count += 1;
        blocks.push(...result.blocks);
        if (!isSilent(result.outcome)) {
          blocks.push({ kind: "text", text: JSON.stringify(result.outcome) });
        }
      },
    });
  }
  return { count, lines: describe(blocks) };
}

/** Whether psql prints nothing more than the blocks. */
function isSilent(outcome: Outcome): boolean {
  const isDropped = outcome.kind === "notRun" && outcome.reason === "droppedLine";
  return outcome.kind === "completed" || outcome.kind === "failed" || isDropped;
}

async function runByPsql(
  guest: Guest,
  scripts: readonly string[],
  first: number,
): Promise<readonly Observed[]> {
  const { machine, service } = guest;
  const encoder = new TextEncoder();
  const settings = `\\set QUIET on\n${outputSettings(nullMarker).join("\n")}\n`;
  const settingsPath = await machine.putFile("settings.sql", encoder.encode(settings));
  const paths: string[] = [];
  const commands: string[] = [];
  const psql = "psql -X -h /run/postgresql -p 5432 -U postgres -d postgres";
  for (const [index, script] of scripts.entries()) {
    const path = await machine.putFile(`differential_${index}.sql`, encoder.encode(script));
    paths.push(path);
    commands.push(
      `PGOPTIONS='-c search_path=${schemaOf(first + index)},public' ${psql} ` +
        `-f ${settingsPath} -f ${path} > ${path}.out 2>&1`,
    );
  }
  const shell = await machine.putFile("differential.sh", encoder.encode(commands.join("\n")));
  const ran = await service.system(`sh ${shell}; sync`);
  if (ran.kind === "failed") throw new Error("no shell");
  const observed: Observed[] = [];
  for (const path of paths) {
    const bytes = await machine.getFile(`${path}.out`);
    if (bytes === null) throw new Error(`psql wrote nothing: ${ran.output}`);
    const options = { nullMarker, statementText: null, expectsTitles: true };
    observed.push(describe(readOutput(bytes, options)));
  }
  const files = [settingsPath, shell, ...paths, ...paths.map((path) => `${path}.out`)];
  for (const file of files) await machine.removeFile(file);
  return observed;
}

/** The tables that each script left, and their rows. */
async function readTables(session: PsqlSession, count: number): Promise<readonly Observed[]> {
  const { rows } = tableOf(
    await run(
      session,
      "select n.nspname, relname, query_to_xml(format('select * from %I.%I as t order by t::text', " +
        "n.nspname, relname), true, false, '')::text from pg_class as c join pg_namespace as n " +
        "on n.oid = c.relnamespace where n.nspname like 'differential\\_%' and relkind = 'r' " +
        "order by 1, 2;",
    ),
  );
  return Array.from({ length: count }, (_, index) =>
    rows
      .filter(([schema]) => schema === `differential_${index}`)
      .map(([, ...table]) => JSON.stringify(table)),
  );
}

function describe(blocks: readonly OutputBlock[]): readonly string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case "table": {
        const { title, columns, rows } = block.table;
        // The reader takes any line before a table as its title.
        const titleLines = title?.split("\n").flatMap(describeLine) ?? [];
        return [...titleLines, JSON.stringify([columns.map(({ name }) => name), ...rows])];
      }
      case "tag":
        return [block.tag];
      case "message":
        return [describeMessage(block.message)];
      case "notification":
        return [`notification ${block.notification.channel}`];
      case "text":
        return block.text.split("\n").flatMap(describeLine);
      case "note":
        return [`note ${block.note.kind}`];
    }
  });
}

/** Cuts the LINE excerpt off: without the statement the reader keeps it in the message. */
function describeMessage({ severity, sqlState, message }: ServerMessage): string {
  const [words = ""] = message.split(/\nLINE \d+: /);
  return `${severity} ${sqlState ?? ""} ${words}`;
}

/** Removes psql's file prefix, and the hint that it prints only at a prompt. */
function describeLine(line: string): readonly string[] {
  const words = line.replace(/^psql:\S+:\d+: (?:error: )?/, "").trim();
  return words === "" || words === "Try \\? for help." ? [] : [words];
}
