import type { PackageMember } from "./parsePackageMembers.ts";

/** The server's id of an object: PostgreSQL documentation, "Object Identifier Types". */
export type ObjectId = number;

export interface CatalogSchema {
  readonly id: ObjectId;
  readonly name: string;
  readonly owner: string;
  /** Who created it: a user, the server or an extension. */
  readonly origin: "user" | "system" | "extension";
}

/** Properties of the whole server. */
export interface ServerCatalog {
  readonly schemas: readonly CatalogSchema[];
  /** Whether the server has packages: IvorySQL's `pg_package`. */
  readonly hasPackages: boolean;
  /** Functions of `oracleFunctionNames` that exist, with their largest number of arguments. */
  readonly oracleFunctions: Readonly<Record<string, number>>;
}

export type RelationKind =
  "table" | "partitionedTable" | "foreignTable" | "view" | "materializedView" | "sequence";

export interface CatalogRelation {
  readonly id: ObjectId;
  readonly name: string;
  readonly kind: RelationKind;
  readonly isPartition: boolean;
  /** The server's last count; `null` if it never counted or the relation has no rows. */
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
  /** In the order of the package's head. */
  readonly members: readonly PackageMember[];
}

/** The objects of one schema, each list ordered by name. */
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
  /** Text of the default or the generating expression; `null` if there is none. */
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
  /** Numbers of the columns that it covers. */
  readonly columns: readonly number[];
}

export interface CatalogTrigger {
  readonly id: ObjectId;
  readonly name: string;
  readonly isEnabled: boolean;
  readonly definition: string;
}

/** Columns and other parts of one table or view. */
export interface RelationDetails {
  readonly columns: readonly CatalogColumn[];
  readonly indexes: readonly CatalogIndex[];
  readonly constraints: readonly CatalogConstraint[];
  readonly triggers: readonly CatalogTrigger[];
}
