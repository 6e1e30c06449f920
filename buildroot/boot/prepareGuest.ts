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

/** What the server in the guest says of itself. */
export interface ServerReport {
  readonly name: "PostgreSQL" | "IvorySQL";
  readonly version: string;
}

/**
 * Brings a guest that has just booted to the moment at which every user begins. The sessions are
 * used as their users will use them, by the same driver.
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
 * The image's clock is a day late. When a page sets it, the random numbers of the server's processes
 * are due to be seeded anew however young the image is (src/state/guestCommands/wakeGuest.ts).
 */
function pastMs(): number {
  return Date.now() - 24 * 3_600_000;
}

/**
 * The very line that the page types before all else: the pages of the shell that it needs do not stay
 * in memory by themselves, and one that is missing makes every visit fetch the whole program.
 */
async function rehearseWake(machine: Machine): Promise<void> {
  const service = machine.serial(machine.manifest.service.serialLine);
  const clock = { ...nodeClock, nowMs: Date.now };
  const printed = await typeToService(service, clock, wakeCommand("image", pastMs()));
  if (/\d{9,}/.test(printed)) return;
  throw new BuildFailure({ kind: "guestFailed", step: "setting the clock", consoleTail: printed });
}

/** As the workbench pages results (src/state). */
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

/** What the workbench asks when it opens. */
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

/** What was read and is in no program's memory is read again when it is needed. */
const dropCaches = "sync; echo 3 >/proc/sys/vm/drop_caches";

const adminPsql = "psql -X -q -h /run/postgresql -p 5432 -U postgres -d postgres";

/** On a busy host a worker may need longer; one that a state catches at work goes on at every visit. */
const untilNoWorker =
  "( n=0; while " +
  `[ "$(${adminPsql} -A -t -c "select count(*) from pg_stat_activity where backend_type = 'autovacuum worker'")" != 0 ]` +
  "; do n=$((n + 1)); [ $n -lt 180 ] || exit 1; sleep 1; done )";

/**
 * What comes to pass by itself in the minute after a start: a session ends, and autovacuum looks
 * through the databases. Whatever the ends of these processes touch in each of the server's
 * libraries stays in memory, or a page that is left alone would fetch all those files.
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

/** The overlay keeps reading ahead off, so that less is in memory; for users it is good. */
const readAhead = "for setting in /sys/class/bdi/9p-*/read_ahead_kb; do echo 128 >$setting; done";

/** The driver's prompts are of no use to another one: as at the start of a session there are none. */
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
