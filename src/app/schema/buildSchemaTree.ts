import type { CatalogSchema, SchemaObjects, ServerCatalog } from "../../sql/catalog/catalog.ts";
import type { CatalogPartition } from "../../sql/catalog/clusterCatalog.ts";
import type { Dialect } from "../../sql/dialect.ts";
import { withOracleTypes } from "../../sql/catalog/withOracleTypes.ts";
import { quoteIdentifier } from "../../sql/quote.ts";
import type { SchemaState } from "../../state/store/schemaState.ts";
import type { SchemaChildren, SchemaNode } from "./tree/schemaNode.ts";
import { buildClusterFolders } from "./buildClusterFolders.ts";
import { buildRelationNode, nameToWrite } from "./buildRelationNode.ts";
import { addRelationChildren } from "./addRelationChildren.ts";
import { buildPackageNode } from "./buildPackageNode.ts";
import { toNodeId } from "./toNodeId.ts";
import { buildFolder, type ChildrenMap, toChildren, type TreeNode } from "./treeNode.ts";

export interface SchemaTreeModel {
  readonly roots: SchemaChildren;
  readonly childrenById: ReadonlyMap<string, SchemaChildren>;
}

/** The tree of the loaded part of the catalogue. */
export function buildSchemaTree(state: SchemaState, dialect: Dialect): SchemaTreeModel {
  const childrenById: ChildrenMap = new Map();
  const roots = toChildren(state.server ?? { kind: "loading", value: null }, (server) =>
    buildRoots(server, state, dialect, childrenById),
  );
  for (const [id, part] of Object.entries(state.objectsBySchema)) {
    const schemaId = Number(id);
    const schema = state.server?.value?.schemas.find((candidate) => candidate.id === schemaId);
    childrenById.set(
      toNodeId({ kind: "schema", schemaId }),
      toChildren(part, (objects) =>
        buildSchemaChildren(
          objects,
          schemaId,
          schema?.name ?? "",
          state.cluster?.value?.partitions ?? [],
          dialect,
          childrenById,
        ),
      ),
    );
  }
  for (const [id, part] of Object.entries(state.detailsByRelation)) {
    addRelationChildren(Number(id), part, state, dialect, childrenById);
  }
  return { roots, childrenById };
}

/** User schemas; those of the system and of extensions follow in a folder. */
function buildRoots(
  { schemas }: ServerCatalog,
  state: SchemaState,
  dialect: Dialect,
  childrenById: ChildrenMap,
): readonly TreeNode[] {
  const build = (schema: CatalogSchema): TreeNode => buildSchemaNode(schema, state, dialect);
  const own = schemas.filter(({ origin }) => origin === "user").map(build);
  const others = schemas.filter(({ origin }) => origin !== "user").map(build);
  const cluster = buildClusterFolders(state, dialect, childrenById);
  if (others.length === 0) return [...own, ...cluster];
  const reference = { kind: "otherSchemas" } as const;
  const id = toNodeId(reference);
  childrenById.set(id, { kind: "loaded", nodes: others });
  return [
    ...own,
    { id, reference, kind: "folder", label: "System and extensions", hasChildren: true },
    ...cluster,
  ];
}

function buildSchemaNode(schema: CatalogSchema, state: SchemaState, dialect: Dialect): TreeNode {
  const reference = { kind: "schema", schemaId: schema.id } as const;
  const objects = state.objectsBySchema[schema.id]?.value ?? null;
  return {
    id: toNodeId(reference),
    reference,
    kind: "schema",
    label: schema.name,
    hasChildren: objects === null || !isEmpty(objects),
    dragText: quoteIdentifier(schema.name, dialect),
    ...(schema.origin === "extension" && { detail: "extension" }),
  };
}

function isEmpty({ relations, routines, types, packages }: SchemaObjects): boolean {
  return relations.length + routines.length + types.length + packages.length === 0;
}

/** Tables and views first; then a folder for each other kind of object. */
function buildSchemaChildren(
  objects: SchemaObjects,
  schemaId: number,
  schemaName: string,
  partitions: readonly CatalogPartition[],
  dialect: Dialect,
  childrenById: ChildrenMap,
): readonly TreeNode[] {
  const place = { schemaId, schemaName, dialect, partitions };
  const dragText = (name: string): string => nameToWrite(name, place);
  const ids = new Set(objects.relations.map(({ id }) => id));
  const nested = new Set(
    partitions.filter(({ parentId }) => ids.has(parentId)).map(({ id }) => id),
  );
  const relations = objects.relations
    .filter(({ id }) => !nested.has(id))
    .map((relation) => buildRelationNode(relation, place));
  const routines = objects.routines.map((routine): TreeNode => {
    const reference = { kind: "routine", schemaId, id: routine.id } as const;
    const result = routine.result === null ? "" : ` → ${routine.result}`;
    const signature = withOracleTypes(`(${routine.arguments})${result}`, dialect);
    return {
      id: toNodeId(reference),
      reference,
      kind: routineKinds[routine.kind],
      label: routine.name,
      detail: signature,
      hasChildren: false,
      dragText: dragText(routine.name),
    };
  });
  const types = objects.types.map((type): TreeNode => {
    const reference = { kind: "type", schemaId, id: type.id } as const;
    return {
      id: toNodeId(reference),
      reference,
      kind: "type",
      label: type.name,
      detail: type.kind,
      hasChildren: false,
      dragText: dragText(type.name),
    };
  });
  const packages = objects.packages.map((each) =>
    buildPackageNode(each, schemaId, dragText(each.name), dialect, childrenById),
  );
  const ofKind = (nodes: readonly TreeNode[], kind: SchemaNode["kind"]): readonly TreeNode[] =>
    nodes.filter((node) => node.kind === kind);
  return [
    ...relations.filter(({ kind }) => kind !== "sequence"),
    ...buildFolder("packages", schemaId, packages, childrenById),
    ...buildFolder("functions", schemaId, ofKind(routines, "function"), childrenById),
    ...buildFolder("procedures", schemaId, ofKind(routines, "procedure"), childrenById),
    ...buildFolder("aggregates", schemaId, ofKind(routines, "aggregate"), childrenById),
    ...buildFolder("sequences", schemaId, ofKind(relations, "sequence"), childrenById),
    ...buildFolder("types", schemaId, types, childrenById),
  ];
}

const routineKinds = {
  function: "function",
  windowFunction: "function",
  procedure: "procedure",
  aggregate: "aggregate",
} as const;
