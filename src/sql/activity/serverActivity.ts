import { collect, parseRows, type Row } from "../catalog/catalogRows.ts";
import {
  asBoolean,
  asInteger,
  asNumberList,
  asOptionalText,
  asText,
  readRow,
} from "../catalog/readRow.ts";
import type { OutputBlock } from "../model.ts";
import { plainQuery } from "../plainStatement.ts";
import type { Statement } from "../statements/statement.ts";

/** A session of the server, PostgreSQL documentation, "pg_stat_activity". */
export interface ServerSession {
  readonly processId: number;
  readonly user: string;
  readonly application: string;
  /** "active", "idle in transaction"; empty when the server does not say. */
  readonly state: string;
  /** "Lock: transactionid"; `null` while it waits for nothing. */
  readonly wait: string | null;
  readonly isInTransaction: boolean;
  /** The statement that runs or ran last. */
  readonly query: string;
  /** Sessions that hold what it waits for. */
  readonly blockedBy: readonly number[];
  readonly locks: readonly ServerLock[];
}

/** A lock that a session holds or waits for, PostgreSQL documentation, "pg_locks". */
export interface ServerLock {
  /** "relation account", "transaction 745", "tuple of account". */
  readonly target: string;
  readonly mode: string;
  readonly isGranted: boolean;
}

/** The sessions of people, with what they lock; the asking one is left out. */
export function serverActivityQuery(): Statement {
  return plainQuery(
    `
select pg_catalog.json_build_array('session', a.pid, a.usename, a.application_name,
         coalesce(a.state, ''), a.wait_event_type, a.wait_event,
         a.xact_start is not null, pg_catalog."left"(a.query, 2000), pg_catalog.pg_blocking_pids(a.pid))
from pg_catalog.pg_stat_activity a
where a.backend_type = 'client backend' and a.pid <> pg_catalog.pg_backend_pid()
union all
select pg_catalog.json_build_array('lock', l.pid,
         case l.locktype
           when 'relation' then 'relation ' || l.relation::pg_catalog.regclass
           when 'tuple' then 'tuple of ' || l.relation::pg_catalog.regclass
           when 'transactionid' then 'transaction ' || l.transactionid
           else l.locktype
         end, l.mode, l.granted)
from pg_catalog.pg_locks l
where l.pid <> pg_catalog.pg_backend_pid()
  and l.locktype in ('relation', 'tuple', 'transactionid', 'advisory', 'object')
  and (not l.granted or l.relation is null or l.relation >= 16384);`.trim(),
  );
}

/** Cancels what a session runs, or ends the session. */
export function stopSession(processId: number, how: "cancel" | "end"): Statement {
  const name = how === "cancel" ? "pg_cancel_backend" : "pg_terminate_backend";
  return plainQuery(`select pg_catalog.${name}(${processId});`);
}

/** Reads what `serverActivityQuery` printed; `null` when a row is not as it should be. */
export function parseServerActivity(
  blocks: readonly OutputBlock[],
): readonly ServerSession[] | null {
  const rows = parseRows(blocks);
  if (rows === null) return null;
  const sessions = collect(rows, "session", readSession);
  const locks = collect(rows, "lock", readLock);
  if (sessions === null || locks === null) return null;
  return sessions
    .toSorted((left, right) => left.processId - right.processId)
    .map((session) => ({
      ...session,
      locks: locks
        .filter(({ processId }) => processId === session.processId)
        .map(({ target, mode, isGranted }) => ({ target, mode, isGranted })),
    }));
}

function readSession(row: Row): Omit<ServerSession, "locks"> | null {
  const values = readRow(row, [
    asInteger,
    asOptionalText,
    asText,
    asText,
    asOptionalText,
    asOptionalText,
    asBoolean,
    asText,
    asNumberList,
  ]);
  if (values === null) return null;
  const [processId, user, application, state, waitType, waitEvent, isInTransaction, query] = values;
  // Waiting for the client's next statement is no waiting.
  const isWaiting = waitType !== null && waitType !== "Client";
  return {
    processId,
    user: user ?? "",
    application,
    state,
    wait: isWaiting ? `${waitType}: ${waitEvent ?? ""}` : null,
    isInTransaction,
    query: withoutPaging(query),
    blockedBy: values[8],
  };
}

/** As people wrote it: queries are paged by cursors of the driver's own. */
function withoutPaging(query: string): string {
  const typed = query.replace(/^declare wb_\w+ scroll cursor with hold for\n/, "");
  return /^(?:fetch|move|close)\b.* wb_\w+;?\s*$|'\^wb_/.test(typed) ? "" : typed;
}

function readLock(row: Row): (ServerLock & { readonly processId: number }) | null {
  const values = readRow(row, [asInteger, asText, asText, asBoolean]);
  if (values === null) return null;
  const [processId, target, mode, isGranted] = values;
  return { processId, target, mode, isGranted };
}
