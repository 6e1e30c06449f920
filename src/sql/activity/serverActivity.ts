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
  /** "active", "idle in transaction"; empty if the server does not report it. */
  readonly state: string;
  /** "Lock: transactionid"; `null` if the session does not wait. */
  readonly wait: string | null;
  readonly isInTransaction: boolean;
  /** The running statement, or the last one. */
  readonly query: string;
  /** Process ids of the sessions that hold the lock it waits for. */
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

/** Returns a query for the users' sessions and their locks, without the querying session. */
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

/** Returns a statement that cancels a session's statement or ends the session. */
export function stopSession(processId: number, how: "cancel" | "end"): Statement {
  const name = how === "cancel" ? "pg_cancel_backend" : "pg_terminate_backend";
  return plainQuery(`select pg_catalog.${name}(${processId});`);
}

/** Parses the output of `serverActivityQuery`; `null` if a row is malformed. */
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
  // A session that waits for its client's next statement counts as not waiting.
  const isWaiting = waitType !== null && waitType !== "Client";
  return {
    processId,
    user: user ?? "",
    application,
    state,
    wait: isWaiting ? `${waitType}: ${waitEvent ?? ""}` : null,
    isInTransaction,
    query: asTyped(query),
    blockedBy: values[8],
  };
}

/** Returns the query as the user wrote it; empty for queries of the driver and of its \gdesc. */
function asTyped(query: string): string {
  const typed = query.replace(/^declare wb_\w+ scroll cursor with hold for\n/, "");
  return ownQueries.test(typed) ? "" : typed;
}

/** Commands for cursors, the identity of the session, and the query that psql's \gdesc sends. */
const ownQueries =
  /^(?:fetch|move|close)\b.* wb_\w+;?\s*$|'\^wb_|\bas wb_pid\b|^SELECT name AS "Column", pg_catalog\.format_type\(tp, tpm\) AS "Type"\s+FROM \(VALUES/;

function readLock(row: Row): (ServerLock & { readonly processId: number }) | null {
  const values = readRow(row, [asInteger, asText, asText, asBoolean]);
  if (values === null) return null;
  const [processId, target, mode, isGranted] = values;
  return { processId, target, mode, isGranted };
}
