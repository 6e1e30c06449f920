import type { Loadable } from "../../state/store/schemaState.ts";
import type { SchemaChildren, SchemaNode } from "./tree/schemaNode.ts";
import { describeCatalogFailure } from "../wording/describeCatalogFailure.ts";
import { type FolderName, type NodeReference, toNodeId } from "./toNodeId.ts";

/** A node and its object. */
export interface TreeNode extends SchemaNode {
  readonly reference: NodeReference;
}

/** Children by their parent's id; the builders add to it. */
export type ChildrenMap = Map<string, SchemaChildren>;

/** The children for a loadable part; known ones stay while they are read again. */
export function toChildren<T>(
  part: Loadable<T>,
  build: (value: T) => readonly TreeNode[],
): SchemaChildren {
  if (part.value !== null) return { kind: "loaded", nodes: build(part.value) };
  return part.kind === "failed"
    ? { kind: "failed", reason: describeCatalogFailure(part.reason) }
    : { kind: "loading" };
}

/** A folder with its nodes; none if it would be empty. */
export function buildFolder(
  folder: FolderName,
  ownerId: number,
  nodes: readonly TreeNode[],
  childrenById: ChildrenMap,
): readonly TreeNode[] {
  if (nodes.length === 0) return [];
  const reference = { kind: "folder", ownerId, folder } as const;
  const id = toNodeId(reference);
  childrenById.set(id, { kind: "loaded", nodes });
  const label = folderLabels[folder];
  return [
    { id, reference, kind: "folder", label, detail: String(nodes.length), hasChildren: true },
  ];
}

const folderLabels: Readonly<Record<FolderName, string>> = {
  packages: "Packages",
  functions: "Functions",
  procedures: "Procedures",
  aggregates: "Aggregates",
  sequences: "Sequences",
  types: "Types",
  indexes: "Indexes",
  constraints: "Constraints",
  triggers: "Triggers",
  partitions: "Partitions",
  databases: "Databases",
  roles: "Roles",
  extensions: "Extensions",
};
