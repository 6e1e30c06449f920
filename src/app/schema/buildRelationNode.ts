import type { CatalogRelation } from "../../sql/catalog/catalog.ts";
import type { CatalogPartition } from "../../sql/catalog/clusterCatalog.ts";
import type { Dialect } from "../../sql/dialect.ts";
import { quoteIdentifier, quoteQualifiedName } from "../../sql/quote.ts";
import { toNodeId } from "./toNodeId.ts";
import type { TreeNode } from "./treeNode.ts";

/** The schema of a relation and what is needed to name it. */
export interface RelationPlace {
  readonly schemaId: number;
  readonly schemaName: string;
  readonly dialect: Dialect;
  readonly partitions: readonly CatalogPartition[];
}

export function buildRelationNode(relation: CatalogRelation, place: RelationPlace): TreeNode {
  const { schemaId } = place;
  const reference = { kind: "relation", schemaId, id: relation.id } as const;
  const bound = place.partitions.find(({ id }) => id === relation.id)?.bound ?? null;
  return {
    id: toNodeId(reference),
    reference,
    kind: relation.kind,
    label: relation.name,
    hasChildren: relation.kind !== "sequence",
    dragText: nameToWrite(relation.name, place),
    ...(bound !== null && { detail: bound }),
    ...(relation.isPartition && { badges: ["partition"] }),
  };
}

/** A name as it is written in SQL: with its schema unless that is `public`. */
export function nameToWrite(
  name: string,
  { schemaName, dialect }: Pick<RelationPlace, "schemaName" | "dialect">,
): string {
  return schemaName === "public"
    ? quoteIdentifier(name, dialect)
    : quoteQualifiedName([schemaName, name], dialect);
}

/** The partitions of a table among `relations`; those of another schema are listed there. */
export function partitionsOf(
  parentId: number,
  relations: readonly CatalogRelation[],
  partitions: readonly CatalogPartition[],
): readonly CatalogRelation[] {
  const ids = new Set(partitions.filter((each) => each.parentId === parentId).map(({ id }) => id));
  return relations.filter(({ id }) => ids.has(id));
}
