import {
  type CompletionContext,
  readCompletionContext,
} from "../../../sql/catalog/completion/completionContext.ts";
import type { NamedRelation } from "../../../sql/catalog/completion/namedRelation.ts";
import type { CatalogSchema } from "../../../sql/catalog/catalog.ts";
import type { Dialect } from "../../../sql/dialect.ts";
import { withOracleTypes } from "../../../sql/catalog/withOracleTypes.ts";
import { quoteIdentifier } from "../../../sql/quote.ts";
import { splitStatements } from "../../../sql/statements/splitStatements.ts";
import { statementAt } from "../../../sql/statements/statementAt.ts";
import type { ServerIdentity } from "../../../sql/serverIdentity.ts";
import { selectDialect, selectSession } from "../../../state/store/selectors.ts";
import type { Workbench } from "../../../state/workbench.ts";
import type { WorkbenchState } from "../../../state/store/workbenchState.ts";
import { oracleFunctions } from "./builtinFunctions.ts";
import { CatalogReader } from "./catalogReader.ts";
import type { Completion } from "./completion.ts";
import { expectsNewName } from "./expectsNewName.ts";
import { findPackageMembers } from "./findPackageMembers.ts";
import { inCaseOf } from "./inCaseOf.ts";
import { isOraclePort } from "./isOraclePort.ts";
import { knownBuiltins } from "./knownBuiltins.ts";
import { oracleWordsOf } from "./oracleWordsOf.ts";
import { psqlCommands } from "./psqlCommands.ts";
import { relationWords } from "./relationWords.ts";
import { plisqlSnippets, plpgsqlSnippets, snippets } from "./snippets.ts";
import { highlightedKeywords, highlightedTypes } from "./sqlWords.ts";

export interface Completions {
  /** Where the word that a completion replaces begins. */
  readonly wordStart: number;
  /** Where it ends; after the cursor for a quoted name, which is replaced as a whole. */
  readonly wordEnd: number;
  readonly items: readonly Completion[];
}

/** Completions at an offset of a text, from the live catalogue; `null` if none are possible. */
export async function findCompletions(
  workbench: Workbench,
  text: string,
  offset: number,
): Promise<Completions | null> {
  const state = workbench.store.getState();
  const dialect = selectDialect(state);
  const statement = statementAt(splitStatements(text, dialect), offset);
  const range = statement?.range ?? { start: 0, end: text.length };
  // After the last statement a new one begins.
  const start = offset > range.end ? range.end : range.start;
  const context = readCompletionContext(
    text.slice(start, Math.max(range.end, offset)),
    offset - start,
    dialect,
  );
  if (context === null) return null;
  const command = /(?:^|\s)(\\[a-zA-Z+]*)$/.exec(text.slice(start, offset))?.[1];
  if (command !== undefined) {
    return { wordStart: offset - command.length, wordEnd: offset, items: completeCommands() };
  }
  const catalog = new CatalogReader(workbench);
  const word = text.slice(start + context.wordStart, offset);
  const isNewName =
    context.qualifier.length === 0 &&
    !context.isQuoted &&
    expectsNewName(text.slice(start, start + context.wordStart));
  // Most likely an alias: with a proposal, Enter would replace it.
  if (isNewName && word.length < 2) return null;
  const items =
    context.qualifier.length > 0
      ? await completeQualified(catalog, context, dialect)
      : await completePlain(catalog, context, workbench);
  return {
    wordStart: start + context.wordStart,
    wordEnd: start + context.wordEnd,
    items: items
      .filter(({ kind }) => !(context.isQuoted || isNewName) || nameKinds.has(kind) !== isNewName)
      .map((item) => (context.isQuoted ? item : inCaseOf(word, item))),
  };
}

const nameKinds: ReadonlySet<Completion["kind"]> = new Set([
  "column",
  "variable",
  "relation",
  "schema",
  "function",
]);

async function completeQualified(
  catalog: CatalogReader,
  context: CompletionContext,
  dialect: Dialect,
): Promise<readonly Completion[]> {
  const [outer = "", inner] = context.qualifier;
  const relation =
    inner === undefined
      ? (context.relations.find(({ name, alias }) => (alias ?? name) === outer) ??
        context.relations.find(({ name }) => name === outer))
      : { schema: outer, name: inner, alias: null };
  if (relation !== undefined) return completeColumns(catalog, relation, dialect);
  const record = context.variables.findLast(({ name }) => name === outer)?.record;
  if (inner === undefined && record != null) return completeColumns(catalog, record, dialect);
  const members = await findPackageMembers(catalog, context.qualifier);
  if (members !== null) {
    return members.map(({ name, kind, signature, type }) =>
      complete(
        name,
        kind === "function" || kind === "procedure" ? "function" : "column",
        `${signature}${type === null ? "" : ` ${type}`}`.trim(),
        dialect,
      ),
    );
  }
  const schema = await catalog.schema(outer);
  if (schema !== null) return completeObjects(catalog, schema, dialect);
  // `emp.id%type`, or a column of a relation that is named later in the text.
  return completeColumns(catalog, { schema: null, name: outer, alias: null }, dialect);
}

async function completePlain(
  catalog: CatalogReader,
  context: CompletionContext,
  { store }: Workbench,
): Promise<readonly Completion[]> {
  const schemas = await catalog.schemas();
  // The schemas are in the store by now.
  const state = store.getState();
  const dialect = selectDialect(state);
  const isOracle = isOraclePort(state);
  const names = schemas.map(({ name, origin }): Completion => {
    // Extensions provide Oracle's packages as schemas of the same names.
    const isPackage = isOracle && origin === "extension" && /^(dbms|utl)_/.test(name);
    return complete(name, "schema", isPackage ? "package" : "schema", dialect);
  });
  const objects = await completePath(catalog, dialect);
  const variables = context.variables.map(({ name, type }) =>
    complete(name, "variable", withOracleTypes(type, dialect), dialect),
  );
  if (context.expectsRelation) {
    const queries = context.withQueries.map(({ name }) =>
      complete(name, "relation", "WITH", dialect),
    );
    const relations = objects.filter(({ kind }) => kind === "relation");
    return withoutRepeats([...queries, ...variables, ...relations, ...names]);
  }
  const columns: Completion[] = [];
  for (const relation of context.relations.slice(0, mostRelations)) {
    columns.push(...(await completeColumns(catalog, relation, dialect)));
  }
  return [
    ...withoutRepeats([...variables, ...columns]),
    ...objects,
    ...names,
    ...completeBuiltins(state),
    ...completeSnippets(dialect),
    ...completeWords(isOracle, selectSession(state)?.server ?? null),
  ];
}

/**
 * User objects that need no schema; the first of a name hides the others. Functions of extensions
 * are among the port's known functions.
 */
async function completePath(
  catalog: CatalogReader,
  dialect: Dialect,
): Promise<readonly Completion[]> {
  const path = await catalog.searchPath();
  const isOwn = ({ origin }: CatalogSchema): boolean => origin === "user";
  const objects: Completion[] = [];
  for (const schema of path.filter(isOwn)) {
    objects.push(...(await completeObjects(catalog, schema, dialect)));
  }
  return withoutRepeats(objects);
}

function withoutRepeats(items: readonly Completion[]): readonly Completion[] {
  const seen = new Set<string>();
  return items.filter(({ kind, label, detail }) => {
    // Columns of the same name come from several relations.
    const key = `${kind} ${label} ${kind === "column" ? detail : ""}`;
    return !seen.has(key) && seen.add(key);
  });
}

function completeWords(isOracle: boolean, server: ServerIdentity | null): readonly Completion[] {
  const oracle = isOracle ? oracleWordsOf(server) : null;
  const wordsOf = (kind: "keyword" | "type", words: readonly string[]): readonly Completion[] =>
    words.map((word) => ({ label: word, kind, detail: "", insertText: word }));
  return [
    ...wordsOf("keyword", highlightedKeywords),
    ...wordsOf("type", highlightedTypes),
    // A word that is also a function is proposed as the function, with its arguments.
    ...wordsOf("keyword", oracle?.keywords.filter(isNoFunction) ?? []),
    ...wordsOf("type", oracle?.types ?? []),
  ];
}

function isNoFunction(word: string): boolean {
  return !oracleFunctions.some(({ name }) => name === word);
}

function completeCommands(): readonly Completion[] {
  return psqlCommands.map(([name, meaning]) => ({
    label: `\\${name}`,
    kind: "command",
    detail: meaning,
    insertText: `\\${name}`,
  }));
}

function completeBuiltins(state: WorkbenchState): readonly Completion[] {
  return knownBuiltins(state).map(({ name, signature }) => ({
    label: name,
    kind: "builtin",
    detail: signature,
    insertText: name,
  }));
}

function completeSnippets(dialect: Dialect): readonly Completion[] {
  const procedural = dialect.name === "oracle" ? plisqlSnippets : plpgsqlSnippets;
  return [...snippets, ...procedural].map(({ word, detail, text }) => ({
    label: word,
    kind: "snippet",
    detail,
    insertText: text,
  }));
}

async function completeColumns(
  catalog: CatalogReader,
  relation: NamedRelation,
  dialect: Dialect,
): Promise<readonly Completion[]> {
  const columns = await catalog.columns(relation);
  return columns.map(({ name, details }) =>
    complete(
      name,
      "column",
      [withOracleTypes(details?.type ?? "", dialect), relation.alias ?? relation.name]
        .filter((part) => part !== "")
        .join(" · "),
      dialect,
    ),
  );
}

async function completeObjects(
  catalog: CatalogReader,
  schema: CatalogSchema,
  dialect: Dialect,
): Promise<readonly Completion[]> {
  const objects = await catalog.objects(schema.id);
  if (objects === null) return [];
  const routines = new Map(objects.routines.map((routine) => [routine.name, routine]));
  return [
    ...objects.relations.map(({ name, kind }) =>
      complete(name, "relation", relationWords[kind], dialect),
    ),
    ...[...routines.values()].map(({ name, arguments: list }) =>
      complete(name, "function", withOracleTypes(`(${list})`, dialect), dialect),
    ),
    ...objects.packages.map(({ name }) => complete(name, "schema", "package", dialect)),
  ];
}

function complete(
  name: string,
  kind: Completion["kind"],
  detail: string,
  dialect: Dialect,
): Completion {
  return { label: name, kind, detail, insertText: quoteIdentifier(name, dialect) };
}

// Reading the columns of more relations would take too long.
const mostRelations = 6;
