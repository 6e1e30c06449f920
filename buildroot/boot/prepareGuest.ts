import type { ObjectId } from "../../src/sql/catalog/catalog.ts";
import {
  relationDetailsQuery,
  schemaObjectsQuery,
  serverCatalogQuery,
} from "../../src/sql/catalog/catalogQueries.ts";
import { dialectOfServer } from "../../src/sql/dialectOfServer.ts";
import { plainQuery } from "../../src/sql/plainStatement.ts";
import type { PsqlSession } from "../../src/sql/session/psqlSession.ts";
import { splitStatements } from "../../src/sql/statements/splitStatements.ts";
import { guestTimeQuery, typeToService } from "../../src/state/guestCommands/guestClock.ts";
import { nodeClock } from "../../src/cli/guest/nodeClock.ts";
import { attachSessions, type Guest } from "../../src/cli/guest/openGuest.ts";
import { wakeCommand } from "../../src/state/guestCommands/wakeGuest.ts";
import type { Machine } from "../../src/vm/machine.ts";
import { ConsoleShell } from "../../src/vm/node/consoleShell.ts";
import { BuildFailure } from "../buildFailure.ts";
import { oracleWarmUpScript, warmUpScript } from "./warmUp.ts";

/** What the server reports about itself. */
export interface ServerReport {
  readonly name: "PostgreSQL" | "IvorySQL";
  readonly version: string;
}

/**
 * Brings a booted guest to the state at which every user starts. Uses the sessions as users will,
 * through the same driver.
 */
export async function prepareGuest(machine: Machine, timeoutMs: number): Promise<ServerReport> {
  const guest = attachSessions(machine);
  const sessions = guest.ports.flatMap((port) => guest.session(port) ?? []);
  await withDeadline(timeoutMs, Promise.all(sessions.map((session) => session.whenReady())));
  const shell = new ConsoleShell(machine.serial(0));

  await guest.service.setClock(pastMs());
  await Promise.all([...sessions, guest.serviceSession].map((session) => session.reseed()));
  for (const session of sessions) await warmUpSession(session);
  await warmUpService(guest);
  await guest.serviceSession.run(plainQuery("checkpoint;"), { pageSize: null });
  await shell.run(dropCaches, timeoutMs);
  await guest.service.sync();
  const report = readServerReport(sessions);
  guest.detach();
  await rehearseWake(machine);
  await rehearse(shell, timeoutMs);
  await shell.run(readAhead, timeoutMs);
  forgetPrompts(machine);
  return report;
}

/**
 * The image's clock is a day late, so that setting it forces a reseed of the random numbers in the
 * server's processes, however new the image is (src/state/guestCommands/wakeGuest.ts).
 */
function pastMs(): number {
  return Date.now() - 24 * 3_600_000;
}

/**
 * Types the page's first command. It loads the shell's pages for it into the snapshot; without them,
 * every visit would fetch the whole program.
 */
async function rehearseWake(machine: Machine): Promise<void> {
  const service = machine.serial(machine.manifest.service.serialLine);
  const clock = { ...nodeClock, nowMs: Date.now };
  const printed = await typeToService(service, clock, wakeCommand("image", pastMs()));
  if (/\d{9,}/.test(printed)) return;
  throw new BuildFailure({ kind: "guestFailed", step: "setting the clock", consoleTail: printed });
}

/** The page size of the workbench (src/state). */
const pageSize = 500;

async function warmUpSession(session: PsqlSession): Promise<void> {
  const dialect = dialectOfServer(session.server);
  for (const script of [warmUpScript, oracleWarmUpScript]) {
    for (const statement of splitStatements(script, dialect)) {
      const { cursor } = await session.run(statement, { pageSize });
      if (cursor === null) continue;
      await session.fetchMore(cursor, pageSize);
      await session.closeCursor(cursor);
    }
  }
}

/** The schema "public" has this number in every database (PostgreSQL: pg_namespace.dat). */
const publicSchema: ObjectId = 2200;

/** The workbench's catalogue queries at its start. */
async function warmUpService({ service, serviceSession }: Guest): Promise<void> {
  const queries = [
    serverCatalogQuery(),
    schemaObjectsQuery(publicSchema, false),
    relationDetailsQuery(publicSchema),
    guestTimeQuery,
  ];
  for (const query of queries) await serviceSession.run(plainQuery(query), { pageSize: null });
  // No server process has this number.
  await service.cancelBackend(0);
}

/** Drops the page cache; file pages are read again on demand. */
const dropCaches = "sync; echo 3 >/proc/sys/vm/drop_caches";

const adminPsql = "psql -X -q -h /run/postgresql -p 5432 -U postgres -d postgres";

/** Waits up to three minutes: a worker that runs in the state would continue at every visit. */
const untilNoWorker =
  "( n=0; while " +
  `[ "$(${adminPsql} -A -t -c "select count(*) from pg_stat_activity where backend_type = 'autovacuum worker'")" != 0 ]` +
  "; do n=$((n + 1)); [ $n -lt 180 ] || exit 1; sleep 1; done )";

/**
 * Runs what happens in the first minute after a start: a session ends, and autovacuum visits the
 * databases. The library pages that ending processes touch are then in memory; otherwise an idle page
 * would fetch all these files.
 */
const rehearsal = [
  `${adminPsql} -c "alter system set autovacuum_naptime = '1s'" -c "select pg_reload_conf()"`,
  "sleep 6",
  `${adminPsql} -c "alter system reset autovacuum_naptime" -c "select pg_reload_conf()"`,
  untilNoWorker,
].join("; ");

async function rehearse(shell: ConsoleShell, timeoutMs: number): Promise<void> {
  const { status, output } = await shell.run(rehearsal, timeoutMs);
  if (status === 0) return;
  const step = "waiting for the end of autovacuum";
  throw new BuildFailure({ kind: "guestFailed", step, consoleTail: output });
}

/** Turns read-ahead on for users; the overlay turns it off, to keep the snapshot small. */
const readAhead = "for setting in /sys/class/bdi/9p-*/read_ahead_kb; do echo 128 >$setting; done";

/** Resets the prompts that this driver set: the page's driver expects a new session's prompts. */
function forgetPrompts(machine: Machine): void {
  const { ports, service } = machine.manifest;
  for (const { serialLine } of [...ports, service]) {
    const text = "\\set PROMPT1 '' \\set PROMPT2 '' \\set PROMPT3 ''\n";
    machine.serial(serialLine).write(new TextEncoder().encode(text));
  }
}

function readServerReport(sessions: readonly PsqlSession[]): ServerReport {
  const version = sessions.at(-1)?.server?.version ?? "";
  const ivorySql = /IvorySQL\s+([\w.]+)/.exec(version)?.[1];
  if (ivorySql !== undefined) return { name: "IvorySQL", version: ivorySql };
  const postgreSql = /PostgreSQL\s+([\w.]+)/.exec(version)?.[1];
  if (postgreSql !== undefined) return { name: "PostgreSQL", version: postgreSql };
  throw new BuildFailure({
    kind: "guestFailed",
    step: "telling the server's version",
    consoleTail: version,
  });
}

async function withDeadline<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const step = "answering on the serial lines";
      reject(new BuildFailure({ kind: "guestFailed", step, consoleTail: "" }));
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
