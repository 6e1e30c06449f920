import type { Column, OutputBlock, ServerMessage } from "../../sql/model.ts";
import {
  type ColumnProfile,
  type ProfiledKind,
  readProfile,
} from "../../sql/profile/columnProfile.ts";
import {
  callsQuery,
  findCalls,
  profileQuery,
  repeatableQuery,
} from "../../sql/profile/profileQuery.ts";
import type { SqlSession } from "../../sql/session/contract/sqlSession.ts";
import { idleTransaction, isInTransaction } from "../../sql/session/idleTransaction.ts";
import type { Statement } from "../../sql/statements/statement.ts";
import { hasOrder } from "../../sql/table/hasOrder.ts";
import { statementBody } from "../../sql/statements/statementBody.ts";
import type { Connections } from "../machine/connections.ts";
import { lastTable } from "../store/statementRun.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** The server's profile of a column, or why it has none. */
export type ServerProfile =
  | { readonly kind: "profile"; readonly profile: ColumnProfile }
  | { readonly kind: "none"; readonly reason: NoProfileReason };

export type NoProfileReason =
  /** The statement is no query, or it locks or changes rows. */
  | { readonly kind: "noQuery" }
  /** In a transaction an error would end it; without autocommit the query would begin one. */
  | { readonly kind: "transaction" }
  /** Another statement runs. */
  | { readonly kind: "busy" }
  /** The function may give other values, or change something, when it runs again. */
  | { readonly kind: "calls"; readonly name: string }
  /** The rows are a random sample. */
  | { readonly kind: "sample" }
  /** `error` is null without a message of the server. */
  | { readonly kind: "failed"; readonly error: ServerMessage | null };

export interface ColumnProfiler {
  /** Runs the query of a result again, inside of one that profiles a column (from 0). */
  profile(runId: string, column: number): Promise<ServerProfile>;
}

export function createColumnProfiler(
  context: WorkbenchContext,
  connections: Connections,
): ColumnProfiler {
  return {
    async profile(runId, column) {
      const run = context.get().results.runs.find(({ id }) => id === runId);
      const table = run === undefined ? null : lastTable(run.blocks);
      const session = run === undefined ? null : connections.session(run.port);
      if (run === undefined || table === null || session === null) return failed(null);
      const { kind } = run.statement;
      if (kind.kind !== "sql" || !kind.isQuery) return none({ kind: "noQuery" });
      const transaction = await idleTransaction(session);
      if (typeof transaction !== "string") {
        return none({ kind: transaction.kind === "busy" ? "busy" : "transaction" });
      }
      if (isInTransaction(session, transaction)) return none({ kind: "transaction" });
      const query = statementBody(run.statement);
      const calls = await readRows(session, callsQuery(query));
      if (calls.kind === "failed") return calls.answer;
      const names = findCalls(calls.rows.map(([line]) => line ?? "").join("\n"));
      if (names === null) return none({ kind: "sample" });
      if (names.length > 0) {
        const known = await readRows(session, repeatableQuery(names));
        if (known.kind === "failed") return known.answer;
        const repeatable = new Set(known.rows.map(([name]) => name));
        const other = names.find((name) => !repeatable.has(name));
        if (other !== undefined) return none({ kind: "calls", name: other });
      }
      const profiled = kindOf(table.columns[column]);
      const answer = await readRows(
        session,
        profileQuery(query, table.columns.length, column, profiled),
      );
      if (answer.kind === "failed") return answer.answer;
      const profile = readProfile(answer.rows);
      return profile === null ? failed(null) : { kind: "profile", profile };
    },
  };
}

function kindOf(column: Column | undefined): ProfiledKind {
  return hasOrder(column?.type ?? "") ? "ordered" : "plain";
}

type Rows =
  | { readonly kind: "rows"; readonly rows: readonly (readonly (string | null)[])[] }
  | { readonly kind: "failed"; readonly answer: ServerProfile };

async function readRows(session: SqlSession, statement: Statement): Promise<Rows> {
  const { blocks, outcome } = await session.run(statement, { pageSize: null, wantsExact: true });
  if (outcome.kind === "failed") return { kind: "failed", answer: failed(outcome.error) };
  const table = outcome.kind === "completed" ? findTable(blocks) : null;
  return table === null
    ? { kind: "failed", answer: failed(null) }
    : { kind: "rows", rows: table.rows };
}

function findTable(blocks: readonly OutputBlock[]) {
  return blocks.find((block) => block.kind === "table")?.table ?? null;
}

function none(reason: NoProfileReason): ServerProfile {
  return { kind: "none", reason };
}

function failed(error: ServerMessage | null): ServerProfile {
  return none({ kind: "failed", error });
}
