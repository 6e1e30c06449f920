import type { NamedRelation } from "../../sql/catalog/completionContext.ts";
import type {
  CatalogRelation,
  CatalogSchema,
  RelationDetails,
  SchemaObjects,
} from "../../sql/catalog/catalog.ts";
import type { SchemaState } from "../../state/schemaState.ts";
import type { Workbench } from "../../state/workbench.ts";

/** Parts of the catalogue as they are known; what is not known yet is read. */
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

  /** A relation that a statement names without a schema is looked for in `public`. */
  async relation({ schema, name }: NamedRelation): Promise<CatalogRelation | null> {
    const found = await this.schema(schema ?? "public");
    const objects = found === null ? null : await this.objects(found.id);
    return objects?.relations.find((relation) => relation.name === name) ?? null;
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
