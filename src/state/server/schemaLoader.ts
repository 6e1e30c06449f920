import type { ObjectId, RelationDetails } from "../../sql/catalog/catalog.ts";
import {
  relationDetailsQuery,
  schemaObjectsQuery,
  serverCatalogQuery,
  oracleSourceQuery,
  routinesNamedQuery,
  type SourceKind,
  sourceQuery,
} from "../../sql/catalog/catalogQueries.ts";
import {
  clusterCatalogQuery,
  madeByQuery,
  parseClusterCatalog,
} from "../../sql/catalog/clusterCatalog.ts";
import type { ObjectName } from "../../sql/catalog/objectStatements.ts";
import { withOracleTypes } from "../../sql/catalog/withOracleTypes.ts";
import { packageSourceQuery } from "../../sql/catalog/packageSource.ts";
import {
  parseRelationDetails,
  parseSchemaObjects,
  parseServerCatalog,
  parseSource,
} from "../../sql/catalog/parseCatalog.ts";
import type { FoundObject } from "../../sql/catalog/foundObjects.ts";
import type { Dialect } from "../../sql/dialect.ts";
import type { OutputBlock } from "../../sql/model.ts";
import { plainQuery } from "../../sql/plainStatement.ts";
import { selectDatabase } from "../store/selectors.ts";
import type { ServiceDatabase } from "../machine/serviceDatabase.ts";
import {
  type CatalogFailure,
  emptySchema,
  type Loadable,
  type SchemaState,
} from "../store/schemaState.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** Loads the catalogue through the service session, so it never waits for the user's statements. */
export interface SchemaLoader {
  loadServer(): Promise<void>;
  /** Loads databases, roles, extensions, and the partition hierarchy. */
  loadCluster(): Promise<void>;
  loadSchema(id: ObjectId): Promise<void>;
  loadRelation(id: ObjectId): Promise<void>;
  /** Reads a relation's current details without the cache; `null` if they cannot be read. */
  readRelation(id: ObjectId): Promise<RelationDetails | null>;
  /** Reloads everything that was loaded before. */
  refresh(): Promise<void>;
  /** Returns an object's source; `null` if the object is gone. */
  loadSource(kind: SourceKind, id: ObjectId, dialect: Dialect): Promise<string | null>;
  /** Returns the statements that create the user's routines of this name; `null` if none. */
  loadRoutines(name: string, dialect: Dialect): Promise<string | null>;
  /** Returns the statements that create a package, for Oracle's port. */
  loadPackage(id: ObjectId, name: ObjectName): Promise<string | null>;
  /** Returns the statement that creates a type, role or database; `null` if it cannot be read. */
  loadMadeBy(kind: "type" | "role" | "database", id: ObjectId): Promise<string | null>;
  /** Finds objects by a part of their name; `null` if the server could not be asked. */
  find(text: string): Promise<readonly FoundObject[] | null>;
  /** Switches to the database of the active tab's session, and caches the previous one's schema. */
  follow(): void;
  /** Drops everything, because another machine is starting. */
  clear(): void;
}

export function createSchemaLoader(
  context: WorkbenchContext,
  service: Pick<ServiceDatabase, "run">,
): SchemaLoader {
  /** Cached schemas by database, for when a tab with that database is shown again. */
  const known = new Map<string, SchemaState>();
  const database = (): string | null => selectDatabase(context.get());

  const query = async (sql: string, from = database()): Promise<QueryResult> => {
    const result = from === null ? null : await service.run(from, plainQuery(sql));
    if (result === null) return { kind: "failed", reason: { kind: "noMachine" } };
    const { outcome, blocks } = result;
    if (outcome.kind === "completed") return { kind: "blocks", blocks };
    const error = outcome.kind === "failed" ? outcome.error : null;
    return { kind: "failed", reason: { kind: "queryFailed", error } };
  };

  /** Queries in flight, by database and text; a second request for the same query shares it. */
  const underWay = new Map<string, Promise<void>>();

  /** Loads one part; `place` puts it into the state. */
  const load = <T>(
    before: Loadable<T> | null | undefined,
    sql: string,
    parse: (blocks: readonly OutputBlock[]) => T | null,
    place: (schema: SchemaState, part: Loadable<T>) => SchemaState,
  ): Promise<void> => {
    const key = `${database() ?? ""}\n${sql}`;
    const reading =
      underWay.get(key) ??
      read(before, sql, parse, place).finally(() => {
        underWay.delete(key);
      });
    underWay.set(key, reading);
    return reading;
  };

  const read = async <T>(
    before: Loadable<T> | null | undefined,
    sql: string,
    parse: (blocks: readonly OutputBlock[]) => T | null,
    place: (schema: SchemaState, part: Loadable<T>) => SchemaState,
  ): Promise<void> => {
    const lastValue = before?.value ?? null;
    follow();
    const from = database();
    const put = (part: Loadable<T>): void => {
      // The tab's session may have switched to another database meanwhile.
      if (context.get().schema.database !== from) return;
      context.update("schema", (schema) => place(schema, part));
    };
    put({ kind: "loading", value: lastValue });
    const result = await query(sql, from);
    if (result.kind === "failed") {
      put({ kind: "failed", value: lastValue, reason: result.reason });
      return;
    }
    const value = parse(result.blocks);
    put(
      value === null
        ? { kind: "failed", value: lastValue, reason: { kind: "notUnderstood" } }
        : { kind: "loaded", value },
    );
  };

  const follow = (): void => {
    const { schema } = context.get();
    const wanted = database();
    if (schema.database === wanted) return;
    if (schema.database !== null) known.set(schema.database, schema);
    const remembered = wanted === null ? undefined : known.get(wanted);
    context.update("schema", () => remembered ?? { ...emptySchema, database: wanted });
  };

  const loadServer = (): Promise<void> =>
    load(
      context.get().schema.server,
      serverCatalogQuery(),
      parseServerCatalog,
      (schema, server) => ({ ...schema, server }),
    );

  const loadCluster = (): Promise<void> =>
    load(
      context.get().schema.cluster,
      clusterCatalogQuery(),
      parseClusterCatalog,
      (schema, cluster) => ({ ...schema, cluster }),
    );

  const loadSchema = (id: ObjectId): Promise<void> => {
    const { objectsBySchema, server } = context.get().schema;
    const sql = schemaObjectsQuery(id, server?.value?.hasPackages ?? false);
    return load(objectsBySchema[id], sql, parseSchemaObjects, (schema, part) => ({
      ...schema,
      objectsBySchema: { ...schema.objectsBySchema, [id]: part },
    }));
  };

  const loadRelation = (id: ObjectId): Promise<void> =>
    load(
      context.get().schema.detailsByRelation[id],
      relationDetailsQuery(id),
      parseRelationDetails,
      (schema, part) => ({
        ...schema,
        detailsByRelation: { ...schema.detailsByRelation, [id]: part },
      }),
    );

  const loadSource: SchemaLoader["loadSource"] = async (kind, id, dialect) => {
    if (dialect.name === "oracle") {
      const inOracleMode = await query(oracleSourceQuery(kind, id));
      const source = inOracleMode.kind === "blocks" ? parseSource(inOracleMode.blocks) : null;
      if (source !== null) return withOracleTypes(source, dialect);
    }
    const result = await query(sourceQuery(kind, id));
    const source = result.kind === "blocks" ? parseSource(result.blocks) : null;
    return source === null ? null : withOracleTypes(source, dialect);
  };

  return {
    loadServer,
    loadCluster,
    loadSchema,
    loadRelation,
    async readRelation(id) {
      const result = await query(relationDetailsQuery(id));
      return result.kind === "blocks" ? parseRelationDetails(result.blocks) : null;
    },
    async refresh() {
      const { schema } = context.get();
      if (schema.server === null) return;
      // Queries already in flight may have missed the change.
      await Promise.all(underWay.values());
      await loadServer();
      if (schema.cluster !== null) await loadCluster();
      forgetDropped(context);
      const { objectsBySchema, detailsByRelation } = context.get().schema;
      for (const id of Object.keys(objectsBySchema)) await loadSchema(Number(id));
      forgetDropped(context);
      const remaining = Object.keys(context.get().schema.detailsByRelation);
      for (const id of Object.keys(detailsByRelation)) {
        if (remaining.includes(id)) await loadRelation(Number(id));
      }
    },
    loadSource,
    async loadRoutines(name, dialect) {
      const result = await query(routinesNamedQuery(name));
      const ids = result.kind === "blocks" ? parseSource(result.blocks) : null;
      const { routineDefinition } = await import("../../sql/catalog/objectStatements.ts");
      const definitions: string[] = [];
      for (const id of ids?.split(" ") ?? []) {
        const source = await loadSource("routine", Number(id), dialect);
        if (source !== null) definitions.push(routineDefinition(source, dialect));
      }
      return definitions.length === 0 ? null : definitions.join("\n");
    },
    async loadPackage(id, name) {
      const result = await query(packageSourceQuery(id, name));
      return result.kind === "blocks" ? parseSource(result.blocks) : null;
    },
    async loadMadeBy(kind, id) {
      const result = await query(madeByQuery(kind, id));
      return result.kind === "blocks" ? parseSource(result.blocks) : null;
    },
    async find(text) {
      const found = await import("../../sql/catalog/foundObjects.ts");
      const hasPackages = context.get().schema.server?.value?.hasPackages ?? false;
      const result = await query(found.findObjectsQuery(text, hasPackages));
      return result.kind === "blocks" ? found.parseFoundObjects(result.blocks) : null;
    },
    follow,
    clear() {
      known.clear();
      context.update("schema", () => emptySchema);
    },
  };
}

type QueryResult =
  | { readonly kind: "blocks"; readonly blocks: readonly OutputBlock[] }
  | { readonly kind: "failed"; readonly reason: CatalogFailure };

/** Drops the cached parts of schemas and relations that no longer exist. */
function forgetDropped(context: WorkbenchContext): void {
  context.update("schema", (schema) => {
    const schemas = new Set(schema.server?.value?.schemas.map(({ id }) => id));
    const objectsBySchema = pick(schema.objectsBySchema, schemas);
    const relations = new Set(
      Object.values(objectsBySchema).flatMap(
        (objects) => objects.value?.relations.map(({ id }) => id) ?? [],
      ),
    );
    return {
      ...schema,
      objectsBySchema,
      detailsByRelation: pick(schema.detailsByRelation, relations),
    };
  });
}

function pick<T>(
  record: Readonly<Record<ObjectId, T>>,
  ids: ReadonlySet<ObjectId>,
): Readonly<Record<ObjectId, T>> {
  return Object.fromEntries(Object.entries(record).filter(([id]) => ids.has(Number(id))));
}
