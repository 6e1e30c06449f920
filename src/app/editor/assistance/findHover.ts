import { readCompletionContext } from "../../../sql/catalog/completion/completionContext.ts";
import type { NamedRelation } from "../../../sql/catalog/completion/namedRelation.ts";
import type { CatalogRelation, CatalogRoutine } from "../../../sql/catalog/catalog.ts";
import { withOracleTypes } from "../../../sql/catalog/withOracleTypes.ts";
import type { PackageMember } from "../../../sql/catalog/parsePackageMembers.ts";
import type { TextRange } from "../../../sql/model.ts";
import { splitStatements } from "../../../sql/statements/splitStatements.ts";
import { statementAt } from "../../../sql/statements/statementAt.ts";
import { selectDialect } from "../../../state/store/selectors.ts";
import type { Workbench } from "../../../state/workbench.ts";
import { CatalogReader, type KnownColumn } from "./catalogReader.ts";
import { findPackageMembers } from "./findPackageMembers.ts";
import { knownBuiltins } from "./knownBuiltins.ts";
import { relationWords } from "./relationWords.ts";

export interface Hover {
  readonly range: TextRange;
  /** SQL that describes it, shown as code. */
  readonly code: string;
  /** Text below it; may be empty. */
  readonly note: string;
}

/** Describes the name at an offset of a text; `null` if it is not known. */
export async function findHover(
  workbench: Workbench,
  text: string,
  offset: number,
): Promise<Hover | null> {
  const range = wordAround(text, offset);
  const state = workbench.store.getState();
  const dialect = selectDialect(state);
  const statement = statementAt(splitStatements(text, dialect), offset);
  if (range === null || statement === null) return null;
  const { start } = statement.range;
  const body = text.slice(start, Math.max(statement.range.end, range.end));
  const context = readCompletionContext(body, range.end - start, dialect, false);
  if (context === null) return null;
  const word = readWord(text, range);
  const catalog = new CatalogReader(workbench);
  const { relations } = context;
  const [outer, inner] = context.qualifier;

  const describe = (code: string, note = ""): Hover => ({
    range,
    code: withOracleTypes(code, dialect),
    note,
  });
  const byAlias =
    relations.find(({ name, alias }) => (alias ?? name) === word) ??
    relations.find(({ name }) => name === word);
  if (outer === undefined) {
    const variable = context.variables.findLast(({ name }) => name === word);
    if (byAlias !== undefined) {
      const found = await describeRelation(catalog, byAlias);
      if (found !== null) return describe(found.code, found.note);
    }
    const columns = await findColumns(catalog, relations, word);
    if (columns.length > 0) return describe(columns.map(describeColumn).join("\n"));
    if (variable !== undefined) return describe(`${variable.name} ${variable.type}`.trimEnd());
  } else {
    const named = relations.find(({ name, alias }) => (alias ?? name) === outer);
    const record = context.variables.findLast(({ name }) => name === outer)?.record;
    const of =
      inner === undefined ? (named ?? record) : { schema: outer, name: inner, alias: null };
    if (of != null) {
      const columns = await findColumns(catalog, [of], word);
      if (columns.length > 0) return describe(columns.map(describeColumn).join("\n"));
    }
    const relation = await describeRelation(catalog, { schema: outer, name: word, alias: null });
    if (relation !== null) return describe(relation.code, relation.note);
  }
  const members = await findPackageMembers(catalog, context.qualifier);
  const named = (members ?? []).filter(({ name }) => name === word);
  if (named.length > 0) return describe(named.map(describeMember).join("\n"));
  const routines = await catalog.routines(outer ?? null, word);
  if (routines.length > 0) return describe(routines.map(describeRoutine).join("\n"));
  const builtin = knownBuiltins(workbench.store.getState()).find(({ name }) => name === word);
  const isCall = /^\s*\(/.test(text.slice(range.end));
  return builtin === undefined || !isCall ? null : describe(`${builtin.name}${builtin.signature}`);
}

function wordAround(text: string, offset: number): TextRange | null {
  const isPart = (index: number): boolean => /[\p{L}\p{N}_$"]/u.test(text[index] ?? "");
  let start = offset;
  let end = offset;
  while (start > 0 && isPart(start - 1)) start -= 1;
  while (end < text.length && isPart(end)) end += 1;
  return start < end ? { start, end } : null;
}

/** The name in the catalogue's spelling. */
function readWord(text: string, { start, end }: TextRange): string {
  const word = text.slice(start, end);
  return word.startsWith('"') ? word.replaceAll('"', "") : word.toLowerCase();
}

async function describeRelation(
  catalog: CatalogReader,
  named: NamedRelation,
): Promise<{ readonly code: string; readonly note: string } | null> {
  if (named.columns !== undefined) {
    const lines = (await catalog.columns(named)).slice(0, shownColumns);
    return { code: writeRelation(named.name, lines), note: "" };
  }
  const relation = await catalog.relation(named);
  if (relation === null) return null;
  const details = await catalog.details(relation.id);
  const columns = (details?.columns ?? []).slice(0, shownColumns);
  const left = (details?.columns.length ?? 0) - columns.length;
  const known = columns.map((column) => ({ name: column.name, details: column }));
  return { code: writeRelation(relation.name, known), note: describeKind(relation, left) };
}

function writeRelation(name: string, columns: readonly KnownColumn[]): string {
  const lines = columns.map((column) => `  ${column.name} ${column.details?.type ?? ""}`.trimEnd());
  return `${name}${lines.length === 0 ? "" : ` (\n${lines.join(",\n")}\n)`}`;
}

const shownColumns = 20;

function describeKind({ kind, estimatedRows }: CatalogRelation, left: number): string {
  const rows = estimatedRows === null ? "" : `, about ${estimatedRows} rows`;
  const more = left > 0 ? `, ${left} more columns` : "";
  return `${relationWords[kind]}${rows}${more}`;
}

interface FoundColumn {
  readonly of: string;
  readonly column: KnownColumn;
}

async function findColumns(
  catalog: CatalogReader,
  relations: readonly NamedRelation[],
  name: string,
): Promise<readonly FoundColumn[]> {
  const found: FoundColumn[] = [];
  for (const named of relations.slice(0, mostRelations)) {
    const columns = await catalog.columns(named);
    const column = columns.find((candidate) => candidate.name === name);
    if (column !== undefined) found.push({ of: named.name, column });
  }
  return found;
}

const mostRelations = 6;

function describeColumn({ of, column }: FoundColumn): string {
  const { name, details } = column;
  if (details === null) return of === "" ? name : `${of}.${name}`;
  const { type, isNotNull, expression } = details;
  const notNull = isNotNull ? " not null" : "";
  const standard = expression === null ? "" : ` default ${expression}`;
  return `${of}.${name} ${type}${notNull}${standard}`;
}

function describeMember({ kind, name, signature, type }: PackageMember): string {
  return `${kind} ${name}${signature}${type === null ? "" : ` return ${type}`}`;
}

function describeRoutine({ name, arguments: list, result, kind }: CatalogRoutine): string {
  return `${kind} ${name}(${list})${result === null ? "" : ` returns ${result}`}`;
}
