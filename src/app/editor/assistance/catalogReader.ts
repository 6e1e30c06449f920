import type {
  DerivedColumn,
  NamedRelation,
} from "../../../sql/catalog/completion/namedRelation.ts";
import type {
  CatalogColumn,
  CatalogRelation,
  CatalogRoutine,
  CatalogSchema,
  RelationDetails,
  SchemaObjects,
} from "../../../sql/catalog/catalog.ts";
import type { SchemaState } from "../../../state/store/schemaState.ts";
import { selectSession } from "../../../state/store/selectors.ts";
import type { Workbench } from "../../../state/workbench.ts";

/** A column of a relation; `details` is `null` for a column that the statement defines. */
export interface KnownColumn {
  readonly name: string;
  readonly details: CatalogColumn | null;
}

/** PostgreSQL's limit: documentation, "PostgreSQL Limits". */
const mostColumns = 1600;

/** Returns parts of the catalogue from the store, and reads those that are missing. */
export class CatalogReader {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  async schemas(): Promise<readonly CatalogSchema[]> {
    await this.#workbench.schema.whenFresh();
    if (this.#known.server === null && this.#canRead) await this.#workbench.schema.loadServer();
    return this.#known.server?.value?.schemas ?? [];
  }

  async hasPackages(): Promise<boolean> {
    await this.schemas();
    return this.#known.server?.value?.hasPackages === true;
  }

  async schema(name: string): Promise<CatalogSchema | null> {
    return (await this.schemas()).find((schema) => schema.name === name) ?? null;
  }

  async objects(schemaId: number): Promise<SchemaObjects | null> {
    if (!this.#known.objectsBySchema[schemaId]?.value && this.#canRead) {
      await this.#workbench.schema.loadSchema(schemaId);
    }
    return this.#known.objectsBySchema[schemaId]?.value ?? null;
  }

  /** The schemas in which the tab's session looks for names without a schema, in order. */
  async searchPath(): Promise<readonly CatalogSchema[]> {
    const schemas = await this.schemas();
    const place = selectSession(this.#workbench.store.getState())?.place;
    const path = (place?.searchPath ?? ["public"]).flatMap(
      (wanted) => schemas.find(({ name }) => name === wanted) ?? [],
    );
    // The thousands of objects in system schemas take seconds to read.
    return path.filter(({ origin }) => origin !== "system");
  }

  /** The named schema, or those of the search path. */
  async schemasOf(schema: string | null): Promise<readonly CatalogSchema[]> {
    if (schema === null) return this.searchPath();
    const found = await this.schema(schema);
    return found === null ? [] : [found];
  }

  /** The first relation of that name, in its schema or on the search path. */
  async relation({ schema, name }: NamedRelation): Promise<CatalogRelation | null> {
    for (const { id } of await this.schemasOf(schema)) {
      const objects = await this.objects(id);
      const found = objects?.relations.find((relation) => relation.name === name);
      if (found !== undefined) return found;
    }
    return null;
  }

  /** Routines of that name, in the named schema or on the search path. */
  async routines(schema: string | null, name: string): Promise<readonly CatalogRoutine[]> {
    const found: CatalogRoutine[] = [];
    for (const { id } of await this.schemasOf(schema)) {
      const objects = await this.objects(id);
      found.push(...(objects?.routines ?? []).filter((routine) => routine.name === name));
    }
    return found;
  }

  /** Columns of a relation: from the catalogue, or as the statement defines them. */
  async columns(relation: NamedRelation): Promise<readonly KnownColumn[]> {
    const columns: KnownColumn[] = [];
    const pending: DerivedColumn[] = [{ kind: "all", relation }];
    // Limited, as queries that read each other several times would never end.
    for (let reads = 0; columns.length < mostColumns && reads < mostColumns; reads += 1) {
      const next = pending.shift();
      if (next === undefined) break;
      if (next.kind === "named") columns.push({ name: next.name, details: null });
      else if (next.relation.columns !== undefined) pending.unshift(...next.relation.columns);
      else {
        const found = await this.relation(next.relation);
        const details = found === null ? null : await this.details(found.id);
        columns.push(
          ...(details?.columns ?? []).map((column) => ({ name: column.name, details: column })),
        );
      }
    }
    return columns;
  }

  async details(relationId: number): Promise<RelationDetails | null> {
    await this.#workbench.schema.whenFresh();
    if (!this.#known.detailsByRelation[relationId]?.value && this.#canRead) {
      await this.#workbench.schema.loadRelation(relationId);
    }
    return this.#known.detailsByRelation[relationId]?.value ?? null;
  }

  get #known(): SchemaState {
    return this.#workbench.store.getState().schema;
  }

  get #canRead(): boolean {
    return this.#workbench.store.getState().machine.isClockSet;
  }
}
