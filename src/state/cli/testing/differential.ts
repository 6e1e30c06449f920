import type { OutputBlock } from "../../../sql/model.ts";
import { outputSettings } from "../../../sql/output/outputSettings.ts";
import { readOutput } from "../../../sql/output/readOutput.ts";
import type { PsqlSession } from "../../../sql/session/psqlSession.ts";
import { runScript } from "../../../sql/session/runScript.ts";
import { splitScript } from "../../../sql/splitScript.ts";
import type { Guest } from "../openGuest.ts";
import { run, runAll, tableOf } from "./guestTest.ts";

export interface Difference {
  readonly script: string;
  /** Lines of what was printed, the results and the tables afterwards. */
  readonly driver: readonly string[];
  readonly psql: readonly string[];
}

export interface Comparison {
  /** Statements that the driver ran. */
  readonly statements: number;
  readonly differences: readonly Difference[];
}

const nullMarker = "<null>";

/** Runs each script by the driver and by plain `psql -f`, and compares all that can be observed. */
export async function compareScripts(
  guest: Guest,
  session: PsqlSession,
  scripts: readonly string[],
): Promise<Comparison> {
  const differences: Difference[] = [];
  let statements = 0;
  for (const script of scripts) {
    await renewSchema(session);
    const driven = await runByDriver(session, script);
    statements += driven.count;
    const driver = [...driven.lines, ...(await readTables(session))];
    await renewSchema(session);
    const psql = [...(await runByPsql(guest, script)), ...(await readTables(session))];
    if (JSON.stringify(driver) !== JSON.stringify(psql)) differences.push({ script, driver, psql });
  }
  return { statements, differences };
}

async function renewSchema(session: PsqlSession): Promise<void> {
  await runAll(
    session,
    "set client_min_messages = warning; drop schema if exists differential cascade; " +
      "create schema differential;\n\\c\n",
  );
  await session.whenReady();
  await runAll(session, "set search_path = differential, public;");
}

async function runByDriver(
  session: PsqlSession,
  script: string,
): Promise<{ readonly count: number; readonly lines: readonly string[] }> {
  const blocks: OutputBlock[] = [];
  let count = 0;
  await runScript(session, splitScript(script, session.server), {
    pageSize: null,
    stopsOnError: false,
    onResult: (result) => {
      count += 1;
      blocks.push(...result.blocks);
      const isSilent = result.outcome.kind === "completed" || result.outcome.kind === "failed";
      if (!isSilent) blocks.push({ kind: "text", text: JSON.stringify(result.outcome) });
    },
  });
  await runAll(session, "rollback;\n\\c\n");
  await session.whenReady();
  return { count, lines: describe(blocks) };
}

async function runByPsql(guest: Guest, script: string): Promise<readonly string[]> {
  const encoder = new TextEncoder();
  const settings = `\\set QUIET on\n${outputSettings(nullMarker).join("\n")}\n`;
  const settingsPath = await guest.machine.putFile("settings.sql", encoder.encode(settings));
  const path = await guest.machine.putFile("differential.sql", encoder.encode(script));
  const ran = await guest.service.system(
    "PGOPTIONS='-c search_path=differential,public' psql -X -h /run/postgresql -p 5432 " +
      `-U postgres -d postgres -f ${settingsPath} -f ${path} > ${path}.out 2>&1; sync`,
  );
  if (ran.kind === "failed") throw new Error("no shell");
  const bytes = await guest.machine.getFile(`${path}.out`);
  for (const file of [settingsPath, path, `${path}.out`]) await guest.machine.removeFile(file);
  const options = { nullMarker, statementText: null, expectsTitles: true };
  return describe(readOutput(bytes ?? new Uint8Array(), options));
}

async function readTables(session: PsqlSession): Promise<readonly string[]> {
  const { rows } = tableOf(
    await run(
      session,
      "select relname, query_to_xml(format('select * from differential.%I as t order by t::text', " +
        "relname), true, false, '')::text from pg_class " +
        "where relnamespace = 'differential'::regnamespace and relkind = 'r' order by 1;",
    ),
  );
  return rows.map((row) => JSON.stringify(row));
}

function describe(blocks: readonly OutputBlock[]): readonly string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case "table": {
        const { columns, rows } = block.table;
        return [JSON.stringify([columns.map(({ name }) => name), ...rows])];
      }
      case "tag":
        return [block.tag];
      case "message":
        return [
          `${block.message.severity} ${block.message.sqlState ?? ""} ${block.message.message}`,
        ];
      case "notification":
        return [`notification ${block.notification.channel}`];
      case "text":
        return block.text.split("\n").flatMap(describeLine);
    }
  });
}

/** psql names the file in front of its own words, and gives hints at a prompt only. */
function describeLine(line: string): readonly string[] {
  const words = line.replace(/^psql:\S+:\d+: (?:error: )?/, "").trim();
  return words === "" || words === "Try \\? for help." ? [] : [words];
}
