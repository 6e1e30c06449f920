import type { CatalogColumn, RelationDetails } from "../../sql/catalog/catalog.ts";
import type { Dialect } from "../../sql/dialect.ts";
import { withOracleTypes } from "../../sql/catalog/withOracleTypes.ts";
import { quoteIdentifier } from "../../sql/quote.ts";
import type { Loadable, SchemaState } from "../../state/store/schemaState.ts";
import { buildRelationNode, partitionsOf } from "./buildRelationNode.ts";
import { buildFolder, type ChildrenMap, toChildren, type TreeNode } from "./treeNode.ts";
import { toNodeId } from "./toNodeId.ts";

/** Adds the parts of a table or view: columns directly, the others in folders. */
export function addRelationChildren(
  relationId: number,
  part: Loadable<RelationDetails>,
  state: SchemaState,
  dialect: Dialect,
  childrenById: ChildrenMap,
): void {
  const schemaId = findSchemaOf(relationId, state);
  if (schemaId === null) return;
  const partitions = buildPartitions(relationId, schemaId, state, dialect);
  childrenById.set(
    toNodeId({ kind: "relation", schemaId, id: relationId }),
    toChildren(part, (details) => [
      ...details.columns.map((column) => buildColumn(column, relationId, details, dialect)),
      ...buildFolder("partitions", relationId, partitions, childrenById),
      ...buildFolder("indexes", relationId, buildIndexes(relationId, details), childrenById),
      ...buildFolder(
        "constraints",
        relationId,
        buildConstraints(relationId, details),
        childrenById,
      ),
      ...buildFolder("triggers", relationId, buildTriggers(relationId, details), childrenById),
    ]),
  );
}

function findSchemaOf(relationId: number, { objectsBySchema }: SchemaState): number | null {
  const found = Object.entries(objectsBySchema).find(([, objects]) =>
    objects.value?.relations.some(({ id }) => id === relationId),
  );
  return found === undefined ? null : Number(found[0]);
}

function buildPartitions(
  relationId: number,
  schemaId: number,
  { server, cluster, objectsBySchema }: SchemaState,
  dialect: Dialect,
): readonly TreeNode[] {
  const partitions = cluster?.value?.partitions ?? [];
  const schemaName = server?.value?.schemas.find(({ id }) => id === schemaId)?.name ?? "";
  const relations = objectsBySchema[schemaId]?.value?.relations ?? [];
  return partitionsOf(relationId, relations, partitions).map((relation) =>
    buildRelationNode(relation, { schemaId, schemaName, dialect, partitions }),
  );
}

function buildColumn(
  column: CatalogColumn,
  relationId: number,
  { constraints }: RelationDetails,
  dialect: Dialect,
): TreeNode {
  const reference = { kind: "column", relationId, number: column.number } as const;
  const isIn = (kind: "primaryKey" | "foreignKey" | "unique"): boolean =>
    constraints.some((each) => each.kind === kind && each.columns.includes(column.number));
  const badges = [
    ...(isIn("primaryKey") ? ["PK"] : []),
    ...(isIn("foreignKey") ? ["FK"] : []),
    ...(isIn("unique") ? ["unique"] : []),
    // Columns of a primary key are always not null.
    ...(column.isNotNull && !isIn("primaryKey") ? ["not null"] : []),
  ];
  return {
    id: toNodeId(reference),
    reference,
    kind: "column",
    label: column.name,
    detail: withOracleTypes(column.type, dialect),
    badges,
    hasChildren: false,
    dragText: quoteIdentifier(column.name, dialect),
  };
}

function buildIndexes(relationId: number, { indexes }: RelationDetails): readonly TreeNode[] {
  return indexes.map(({ id, name, isUnique, isPrimary }): TreeNode => {
    const reference = { kind: "index", relationId, id } as const;
    const badges = isPrimary ? ["PK"] : isUnique ? ["unique"] : [];
    return {
      id: toNodeId(reference),
      reference,
      kind: "index",
      label: name,
      badges,
      hasChildren: false,
    };
  });
}

function buildConstraints(
  relationId: number,
  { constraints }: RelationDetails,
): readonly TreeNode[] {
  return constraints.map(({ id, name, kind, definition }): TreeNode => {
    const reference = { kind: "constraint", relationId, id } as const;
    return {
      id: toNodeId(reference),
      reference,
      kind: kind === "primaryKey" || kind === "foreignKey" ? kind : "constraint",
      label: name,
      detail: definition,
      hasChildren: false,
    };
  });
}

function buildTriggers(relationId: number, { triggers }: RelationDetails): readonly TreeNode[] {
  return triggers.map(({ id, name, isEnabled }): TreeNode => {
    const reference = { kind: "trigger", relationId, id } as const;
    return {
      id: toNodeId(reference),
      reference,
      kind: "trigger",
      label: name,
      badges: isEnabled ? [] : ["disabled"],
      hasChildren: false,
    };
  });
}
