import { parsePackageMembers } from "../catalog/packageMembers.ts";
import type { ResultTable } from "../model.ts";
import type { StatementResult } from "../session/sqlSession.ts";
import type { Statement } from "../statements/statement.ts";
import { describeRelation, describeRoutines, packageHead } from "./describeStatement.ts";
import { tableBlock } from "./tableBlock.ts";

export interface DescribeContext {
  /** The server has packages. */
  readonly hasPackages: boolean;
  readonly run: (statement: Statement) => Promise<StatementResult>;
}

/**
 * Runs DESCRIBE: the columns of a relation, else the arguments of routines, else the members of a
 * package; `null` where there is nothing of this name.
 */
export async function runDescribe(
  name: string,
  { hasPackages, run }: DescribeContext,
): Promise<StatementResult | null> {
  for (const question of [describeRelation(name), describeRoutines(name)]) {
    const answer = await run(question);
    if (answer.outcome.kind !== "completed" || countRows(answer) > 0) return answer;
  }
  if (!hasPackages) return null;
  const head = await run(packageHead(name));
  const source = tableOf(head)?.rows[0]?.[0];
  if (source == null) return head.outcome.kind === "completed" ? null : head;
  const rows = parsePackageMembers(source).map(({ kind, name: member, signature, type }) => [
    member,
    kind.toUpperCase(),
    signature,
    type,
  ]);
  const table = tableBlock(["Member", "Kind", "Arguments", "Type"], rows);
  return { ...head, blocks: [table], rowCount: rows.length };
}

function countRows(result: StatementResult): number {
  return tableOf(result)?.rows.length ?? 0;
}

function tableOf({ blocks }: StatementResult): ResultTable | null {
  const table = blocks.find((block) => block.kind === "table");
  return table?.kind === "table" ? table.table : null;
}
