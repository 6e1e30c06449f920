import type { PackageMember } from "./parsePackageMembers.ts";

/** The server's identity of an object: PostgreSQL documentation, "Object Identifier Types". */
export type ObjectId = number;

export interface CatalogSchema {
  readonly id: ObjectId;
  readonly name: string;
  readonly owner: string;
  /** Made by the server or by an extension, not by people. */
  readonly origin: "user" | "system" | "extension";
}

/** What the server as a whole has. */
export interface ServerCatalog {
  readonly schemas: readonly CatalogSchema[];
  /** Whether there are packages: IvorySQL's `pg_package`. */
  readonly hasPackages: boolean;
  /** Functions of `oracleFunctionNames` that are there, with the most arguments that they take. */
  readonly oracleFunctions: Readonly<Record<string, number>>;
}

export type RelationKind =
  "table" | "partitionedTable" | "foreignTable" | "view" | "materializedView" | "sequence";

export interface CatalogRelation {
  readonly id: ObjectId;
  readonly name: string;
  readonly kind: RelationKind;
  readonly isPartition: boolean;
  /** As last counted by the server; `null` when it never was, or for what has no rows. */
  readonly estimatedRows: number | null;
}

export type RoutineKind = "function" | "procedure" | "aggregate" | "windowFunction";

export interface CatalogRoutine {
  readonly id: ObjectId;
  readonly name: string;
  readonly kind: RoutineKind;
  /** As in `drop function name(ARGUMENTS)`. */
  readonly arguments: string;
  /** `null` for procedures. */
  readonly result: string | null;
}

export type TypeKind = "enum" | "domain" | "composite" | "range" | "base";

export interface CatalogType {
  readonly id: ObjectId;
  readonly name: string;
  readonly kind: TypeKind;
}

export interface CatalogPackage {
  readonly id: ObjectId;
  readonly name: string;
  /** In the order of its head. */
  readonly members: readonly PackageMember[];
}

/** What lies in one schema, each list ordered by name. */
export interface SchemaObjects {
  readonly relations: readonly CatalogRelation[];
  readonly routines: readonly CatalogRoutine[];
  readonly types: readonly CatalogType[];
  readonly packages: readonly CatalogPackage[];
}

export interface CatalogColumn {
  readonly number: number;
  readonly name: string;
  readonly type: string;
  readonly isNotNull: boolean;
  /** The default's or the generating expression's text; `null` without one. */
  readonly expression: string | null;
  readonly generation: "default" | "stored" | "identityAlways" | "identityByDefault";
}

export interface CatalogIndex {
  readonly id: ObjectId;
  readonly name: string;
  readonly isUnique: boolean;
  readonly isPrimary: boolean;
  readonly definition: string;
}

export type ConstraintKind =
  "primaryKey" | "foreignKey" | "unique" | "check" | "exclusion" | "trigger" | "notNull";

export interface CatalogConstraint {
  readonly id: ObjectId;
  readonly name: string;
  readonly kind: ConstraintKind;
  readonly definition: string;
  /** Numbers of the columns that it is about. */
  readonly columns: readonly number[];
}

export interface CatalogTrigger {
  readonly id: ObjectId;
  readonly name: string;
  readonly isEnabled: boolean;
  readonly definition: string;
}

/** What belongs to one table or view. */
export interface RelationDetails {
  readonly columns: readonly CatalogColumn[];
  readonly indexes: readonly CatalogIndex[];
  readonly constraints: readonly CatalogConstraint[];
  readonly triggers: readonly CatalogTrigger[];
}
