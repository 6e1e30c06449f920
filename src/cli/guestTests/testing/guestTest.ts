import { afterAll } from "vitest";
import { dialectOfServer } from "../../../sql/dialectOfServer.ts";
import type { OutputBlock, ResultTable } from "../../../sql/model.ts";
import type { PsqlSession } from "../../../sql/session/psqlSession.ts";
import type { StatementResult } from "../../../sql/session/contract/sqlSession.ts";
import { splitStatements } from "../../../sql/statements/splitStatements.ts";
import { type Guest, openGuest } from "../../guest/openGuest.ts";

/** Opens the default image for the tests of a file and waits until all of its sessions answer. */
export async function openTestGuest(): Promise<Guest> {
  const opened = await openGuest(null);
  if (opened.kind === "failed") throw new Error(JSON.stringify(opened.failure));
  const { guest } = opened;
  afterAll(() => {
    guest.dispose();
  });
  await Promise.all(guest.ports.map((port) => sessionOf(guest, port).whenReady()));
  await guest.service.setClock(Date.now());
  return guest;
}

export function sessionOf(guest: Guest, port: number): PsqlSession {
  const session = guest.session(port);
  if (session === null) throw new Error(`no port ${port}`);
  return session;
}

/** Runs all statements of a text and returns their results. */
export async function runAll(
  session: PsqlSession,
  text: string,
  pageSize: number | null = null,
): Promise<readonly StatementResult[]> {
  const results: StatementResult[] = [];
  for (const statement of splitStatements(text, dialectOfServer(session.server))) {
    results.push(await session.run(statement, { pageSize }));
  }
  return results;
}

/** Runs one statement. */
export async function run(
  session: PsqlSession,
  text: string,
  pageSize: number | null = null,
): Promise<StatementResult> {
  const [result, ...others] = await runAll(session, text, pageSize);
  if (result === undefined || others.length > 0) throw new Error(`not one statement: ${text}`);
  return result;
}

/** The only table of a result. */
export function tableOf({ blocks, statement, outcome }: StatementResult): ResultTable {
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
  const [table] = tables;
  if (table === undefined || tables.length > 1) {
    throw new Error(
      `${tables.length} tables for ${statement.text.slice(0, 200)}: ${JSON.stringify(outcome)} ` +
        JSON.stringify(blocks).slice(0, 500),
    );
  }
  return table;
}

/** A query's rows; the statement must succeed. */
export async function rowsOf(
  session: PsqlSession,
  text: string,
): Promise<readonly (readonly (string | null)[])[]> {
  return tableOf(await run(session, text)).rows;
}

/** Blocks in short form, without positions and source lines. */
export function describeBlocks(blocks: readonly OutputBlock[]): readonly string[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case "table":
        return `table of ${block.table.rows.length}`;
      case "tag":
        return block.tag;
      case "message":
        return `${block.message.severity}: ${block.message.message}`;
      case "notification":
        return `notification ${block.notification.channel} ${block.notification.payload}`;
      case "text":
        return block.text;
      case "note":
        return `note ${block.note.kind}`;
    }
  });
}
