import type { SchemaChildren, SchemaNode } from "./schemaNode.ts";

/** One line of the rendered tree. */
export type TreeRow =
  | {
      readonly kind: "node";
      readonly id: string;
      readonly node: SchemaNode;
      /** 1 for the roots. */
      readonly level: number;
      /** Among its siblings, from 1. */
      readonly position: number;
      readonly siblings: number;
      readonly isExpanded: boolean;
      readonly parentId: string | null;
    }
  /** A placeholder for an opened node's children, or the reason why there are none. */
  | {
      readonly kind: "note";
      readonly id: string;
      readonly level: number;
      readonly parentId: string | null;
      readonly note: TreeNote;
    };

export type TreeNote =
  | { readonly kind: "loading" }
  | { readonly kind: "empty" }
  | { readonly kind: "failed"; readonly reason: string };

export interface TreeSource {
  readonly roots: SchemaChildren;
  readonly childrenById: ReadonlyMap<string, SchemaChildren>;
  readonly expandedIds: ReadonlySet<string>;
  /** Keeps nodes whose label contains this text, and their ancestors; empty keeps all. */
  readonly filter: string;
}

/**
 * The visible lines of a tree, top to bottom. With a filter, the ancestors of a match are open;
 * only the loaded part is searched.
 */
export function flattenTree(source: TreeSource): readonly TreeRow[] {
  const wanted = source.filter.trim().toLowerCase();
  const rows: TreeRow[] = [];
  addChildren(source.roots, null, 1, { ...source, filter: wanted }, rows);
  return rows;
}

function addChildren(
  children: SchemaChildren,
  parentId: string | null,
  level: number,
  source: TreeSource,
  rows: TreeRow[],
): void {
  const addNote = (note: TreeNote): void => {
    rows.push({ kind: "note", id: `${parentId ?? ""}\0note`, level, parentId, note });
  };
  if (children.kind === "loading") addNote({ kind: "loading" });
  else if (children.kind === "failed") addNote({ kind: "failed", reason: children.reason });
  else {
    const kept = children.nodes.filter((node) => isKept(node, source));
    if (children.nodes.length === 0) addNote({ kind: "empty" });
    kept.forEach((node, index) => {
      addNode(node, index + 1, kept.length, parentId, level, source, rows);
    });
  }
}

function addNode(
  node: SchemaNode,
  position: number,
  siblings: number,
  parentId: string | null,
  level: number,
  source: TreeSource,
  rows: TreeRow[],
): void {
  const isOpenedByFilter = source.filter !== "" && hasMatchBelow(node, source);
  const isExpanded = node.hasChildren && (isOpenedByFilter || source.expandedIds.has(node.id));
  rows.push({ kind: "node", id: node.id, node, level, position, siblings, isExpanded, parentId });
  if (!isExpanded) return;
  const children = source.childrenById.get(node.id) ?? { kind: "loading" };
  // Shows all descendants of a match: a table is searched for to see its columns.
  const inner = isOpenedByFilter ? source : { ...source, filter: "" };
  addChildren(children, node.id, level + 1, inner, rows);
}

function isKept(node: SchemaNode, source: TreeSource): boolean {
  return source.filter === "" || isMatch(node, source.filter) || hasMatchBelow(node, source);
}

function isMatch(node: SchemaNode, filter: string): boolean {
  return node.kind !== "folder" && node.label.toLowerCase().includes(filter);
}

function hasMatchBelow(node: SchemaNode, source: TreeSource): boolean {
  const children = source.childrenById.get(node.id);
  if (children?.kind !== "loaded") return false;
  return children.nodes.some(
    (child) => isMatch(child, source.filter) || hasMatchBelow(child, source),
  );
}
