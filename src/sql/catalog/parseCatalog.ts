import type { OutputBlock } from "../model.ts";
import type {
  CatalogColumn,
  CatalogConstraint,
  CatalogIndex,
  CatalogPackage,
  CatalogRelation,
  CatalogRoutine,
  CatalogSchema,
  CatalogTrigger,
  CatalogType,
  ConstraintKind,
  RelationDetails,
  RelationKind,
  RoutineKind,
  SchemaObjects,
  ServerCatalog,
  TypeKind,
} from "./catalog.ts";
import { parseJson } from "../../base/parseJson.ts";
import { byName, collect, parseRows, type Row } from "./catalogRows.ts";
import { parsePackageMembers } from "./parsePackageMembers.ts";
import { asBoolean, asInteger, asNumberList, asOptionalText, asText, readRow } from "./readRow.ts";

/** Reads the result of `serverCatalogQuery`; `null` if a row is malformed. */
export function parseServerCatalog(blocks: readonly OutputBlock[]): ServerCatalog | null {
  const rows = parseRows(blocks);
  if (rows === null) return null;
  const schemas = collect(rows, "schema", readSchema);
  const servers = collect(rows, "server", (row) => readRow(row, [asBoolean]));
  const [hasPackages] = servers?.[0] ?? [];
  const functions = collect(rows, "function", (row) => readRow(row, [asText, asInteger]));
  if (schemas === null || hasPackages === undefined || functions === null) return null;
  const oracleFunctions = Object.fromEntries(functions);
  return { schemas: byName(schemas), hasPackages, oracleFunctions };
}

/** Reads the result of `schemaObjectsQuery`; `null` if a row is malformed. */
export function parseSchemaObjects(blocks: readonly OutputBlock[]): SchemaObjects | null {
  const rows = parseRows(blocks);
  if (rows === null) return null;
  const relations = collect(rows, "relation", readRelation);
  const routines = collect(rows, "routine", readRoutine);
  const types = collect(rows, "type", readType);
  const packages = collect(rows, "package", readPackage);
  if (relations === null || routines === null || types === null || packages === null) return null;
  return {
    relations: byName(relations),
    routines: byName(routines),
    types: byName(types),
    packages: byName(packages),
  };
}

/** Reads the result of `relationDetailsQuery`; `null` if a row is malformed. */
export function parseRelationDetails(blocks: readonly OutputBlock[]): RelationDetails | null {
  const rows = parseRows(blocks);
  if (rows === null) return null;
  const columns = collect(rows, "column", readColumn);
  const indexes = collect(rows, "index", readIndex);
  const constraints = collect(rows, "constraint", readConstraint);
  const triggers = collect(rows, "trigger", readTrigger);
  if (columns === null || indexes === null || constraints === null || triggers === null) {
    return null;
  }
  return {
    columns: columns.toSorted((left, right) => left.number - right.number),
    indexes: byName(indexes),
    constraints: byName(constraints),
    triggers: byName(triggers),
  };
}

/** Reads the result of `sourceQuery`; `null` if the object no longer exists. */
export function parseSource(blocks: readonly OutputBlock[]): string | null {
  const table = blocks.find((block) => block.kind === "table")?.table;
  const source = parseJson(table?.rows[0]?.[0] ?? "");
  return typeof source === "string" ? source : null;
}

function readSchema(row: Row): CatalogSchema | null {
  const values = readRow(row, [asInteger, asText, asText, asBoolean, asBoolean]);
  if (values === null) return null;
  const [id, name, owner, isSystem, isOfExtension] = values;
  return { id, name, owner, origin: isOfExtension ? "extension" : isSystem ? "system" : "user" };
}

// pg_class.relkind, PostgreSQL documentation, "pg_class".
const relationKinds: Readonly<Record<string, RelationKind>> = {
  r: "table",
  p: "partitionedTable",
  f: "foreignTable",
  v: "view",
  m: "materializedView",
  S: "sequence",
};

function readRelation(row: Row): CatalogRelation | null {
  const values = readRow(row, [asInteger, asText, asText, asBoolean, asInteger]);
  if (values === null) return null;
  const [id, name, code, isPartition, rows] = values;
  const kind = relationKinds[code];
  if (kind === undefined) return null;
  // -1: never counted. Views and sequences have no rows of their own.
  const estimatedRows = rows < 0 || kind === "view" || kind === "sequence" ? null : rows;
  return { id, name, kind, isPartition, estimatedRows };
}

// pg_proc.prokind.
const routineKinds: Readonly<Record<string, RoutineKind>> = {
  f: "function",
  p: "procedure",
  a: "aggregate",
  w: "windowFunction",
};

function readRoutine(row: Row): CatalogRoutine | null {
  const values = readRow(row, [asInteger, asText, asText, asOptionalText, asOptionalText]);
  if (values === null) return null;
  const [id, name, code, argumentList, result] = values;
  const kind = routineKinds[code];
  return kind === undefined ? null : { id, name, kind, arguments: argumentList ?? "", result };
}

// pg_type.typtype.
const typeKinds: Readonly<Record<string, TypeKind>> = {
  e: "enum",
  d: "domain",
  c: "composite",
  r: "range",
  b: "base",
};

function readType(row: Row): CatalogType | null {
  const values = readRow(row, [asInteger, asText, asText]);
  if (values === null) return null;
  const [id, name, code] = values;
  const kind = typeKinds[code];
  return kind === undefined ? null : { id, name, kind };
}

function readPackage(row: Row): CatalogPackage | null {
  const values = readRow(row, [asInteger, asText, asOptionalText]);
  if (values === null) return null;
  const [id, name, head] = values;
  return { id, name, members: parsePackageMembers(head ?? "") };
}

function readColumn(row: Row): CatalogColumn | null {
  const values = readRow(row, [
    asInteger,
    asText,
    asText,
    asBoolean,
    asOptionalText,
    asText,
    asText,
  ]);
  if (values === null) return null;
  const [number, name, type, isNotNull, expression, identity, generated] = values;
  const generation =
    identity === "a"
      ? "identityAlways"
      : identity === "d"
        ? "identityByDefault"
        : generated === ""
          ? "default"
          : "stored";
  return { number, name, type, isNotNull, expression, generation };
}

function readIndex(row: Row): CatalogIndex | null {
  const values = readRow(row, [asInteger, asText, asBoolean, asBoolean, asText]);
  if (values === null) return null;
  const [id, name, isUnique, isPrimary, definition] = values;
  return { id, name, isUnique, isPrimary, definition };
}

// pg_constraint.contype; `n` since PostgreSQL 18.
const constraintKinds: Readonly<Record<string, ConstraintKind>> = {
  p: "primaryKey",
  f: "foreignKey",
  u: "unique",
  c: "check",
  x: "exclusion",
  t: "trigger",
  n: "notNull",
};

function readConstraint(row: Row): CatalogConstraint | null {
  const values = readRow(row, [asInteger, asText, asText, asText, asNumberList]);
  if (values === null) return null;
  const [id, name, code, definition, columns] = values;
  const kind = constraintKinds[code];
  return kind === undefined ? null : { id, name, kind, definition, columns };
}

function readTrigger(row: Row): CatalogTrigger | null {
  const values = readRow(row, [asInteger, asText, asBoolean, asText]);
  if (values === null) return null;
  const [id, name, isEnabled, definition] = values;
  return { id, name, isEnabled, definition };
}
