import { type PackageMember, parsePackageMembers } from "../catalog/parsePackageMembers.ts";
import type { Dialect } from "../dialect.ts";
import type { OutputBlock, ResultTable } from "../model.ts";
import { storedNameParts } from "../quote.ts";
import type { StatementResult } from "../session/contract/sqlSession.ts";
import { nameCatalogType } from "../shortenType.ts";
import type { Statement } from "../statements/statement.ts";
import {
  type DescribedName,
  describeRelation,
  describeRoutines,
  packageHead,
} from "./describeStatement.ts";
import { tableBlock } from "../output/tableBlock.ts";

export interface DescribeContext {
  readonly dialect: Dialect;
  readonly run: (statement: Statement) => Promise<StatementResult>;
}

/**
 * Runs DESCRIBE: returns the columns of a relation, else the arguments of routines, else the
 * members of a package or the one named; `null` if nothing has this name.
 */
export async function runDescribe(
  written: string,
  { dialect, run }: DescribeContext,
): Promise<StatementResult | null> {
  const parts = storedNameParts(written, dialect);
  if (parts === null || parts.length > 3) return null;
  const whole = describedName(parts);
  for (const query of whole === null ? [] : [describeRelation(whole), describeRoutines(whole)]) {
    const answer = await run(query);
    const { outcome } = answer;
    if (outcome.kind !== "completed") return answer;
    if (countRows(answer) > 0) return { ...answer, blocks: answer.blocks.map(withPlainTypes) };
  }
  // PostgreSQL has no packages.
  if (dialect.blocks === null) return null;
  if (whole !== null) {
    const members = await describePackage(whole, null, run);
    if (members !== null) return members;
  }
  const owner = describedName(parts.slice(0, -1));
  return owner === null ? null : describePackage(owner, parts.at(-1) ?? "", run);
}

function describedName(parts: readonly string[]): DescribedName | null {
  const [first, second, ...others] = parts;
  if (first === undefined || others.length > 0) return null;
  return second === undefined ? { schema: null, name: first } : { schema: first, name: second };
}

/** `member`: limits the result to members of this name. */
async function describePackage(
  name: DescribedName,
  member: string | null,
  run: DescribeContext["run"],
): Promise<StatementResult | null> {
  const head = await run(packageHead(name));
  const source = tableOf(head)?.rows[0]?.[0];
  if (source == null) return head.outcome.kind === "completed" ? null : head;
  const found = parsePackageMembers(source).filter(
    (each) => member === null || each.name === member,
  );
  if (member !== null && found.length === 0) return null;
  const table = tableBlock(["Member", "Kind", "Arguments", "Type"], found.map(describeMember));
  return { ...head, blocks: [table], rowCount: found.length };
}

function describeMember({
  kind,
  name,
  signature,
  type,
}: PackageMember): readonly (string | null)[] {
  return [name, kind.toUpperCase(), signature, type];
}

/** Replaces names like `pg_catalog.int4`, which Oracle mode shows, by PostgreSQL's own. */
function withPlainTypes(block: OutputBlock): OutputBlock {
  if (block.kind !== "table") return block;
  const place = block.table.columns.findIndex(({ name }) => name === "Type");
  const rows = block.table.rows.map((row) =>
    row.map((cell, index) => (index === place && cell !== null ? nameCatalogType(cell) : cell)),
  );
  return { ...block, table: { ...block.table, rows } };
}

function countRows(result: StatementResult): number {
  return tableOf(result)?.rows.length ?? 0;
}

function tableOf({ blocks }: StatementResult): ResultTable | null {
  const table = blocks.find((block) => block.kind === "table");
  return table?.kind === "table" ? table.table : null;
}
