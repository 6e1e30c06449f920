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

/** Reads the catalogue through the service session, so that it never waits for people's statements. */
export interface SchemaLoader {
  loadServer(): Promise<void>;
  /** Databases, roles, extensions, and how partitions hang together. */
  loadCluster(): Promise<void>;
  loadSchema(id: ObjectId): Promise<void>;
  loadRelation(id: ObjectId): Promise<void>;
  /** What belongs to a relation as it is now; `null` when it cannot be read. */
  readRelation(id: ObjectId): Promise<RelationDetails | null>;
  /** Reads everything again that has been read before. */
  refresh(): Promise<void>;
  /** `null` when the server does not say: the object is gone. */
  loadSource(kind: SourceKind, id: ObjectId, dialect: Dialect): Promise<string | null>;
  /** The statements that make people's routines of a name; `null` when there is none. */
  loadRoutines(name: string, dialect: Dialect): Promise<string | null>;
  /** The statements that make a package again, for Oracle's port. */
  loadPackage(id: ObjectId, name: ObjectName): Promise<string | null>;
  /** The statement that made a type, a role or a database; `null` when the server does not say. */
  loadMadeBy(kind: "type" | "role" | "database", id: ObjectId): Promise<string | null>;
  /** Turns to the database of the active tab's session, and remembers what is known of the last. */
  follow(): void;
  /** Forgets all: another machine is coming. */
  clear(): void;
}

export function createSchemaLoader(
  context: WorkbenchContext,
  service: Pick<ServiceDatabase, "run">,
): SchemaLoader {
  /** By database, for when a tab of it is shown again. */
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

  /** By database and query: who asks for what is being read waits for that. */
  const underWay = new Map<string, Promise<void>>();

  /** Reads one part; `place` puts it where it belongs in the state. */
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
      // The tab's session may have gone to another database meanwhile.
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
      // What was asked before the change may have missed it.
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

/** Drops what is known of schemas and relations that are not there any more. */
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
