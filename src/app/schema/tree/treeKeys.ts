import type { TreeRow } from "./flattenTree.ts";

/** The action of a key in a tree (ARIA tree pattern). */
export type TreeAction =
  | { readonly kind: "focus"; readonly index: number }
  | { readonly kind: "expand" | "collapse"; readonly id: string }
  /** Opens the node and all its siblings. */
  | { readonly kind: "expandSiblings"; readonly parentId: string | null };

/** The action for a key; `null` for keys that the tree does not handle. */
export function pressInTree(
  rows: readonly TreeRow[],
  index: number,
  key: string,
  pageRows: number,
): TreeAction | null {
  const last = rows.length - 1;
  const row = rows[index];
  if (row === undefined) return null;
  const focus = (target: number): TreeAction => ({
    kind: "focus",
    index: Math.max(0, Math.min(target, last)),
  });
  switch (key) {
    case "ArrowDown":
      return focus(index + 1);
    case "ArrowUp":
      return focus(index - 1);
    case "PageDown":
      return focus(index + pageRows);
    case "PageUp":
      return focus(index - pageRows);
    case "Home":
      return focus(0);
    case "End":
      return focus(last);
    case "ArrowRight":
      return pressRight(index, row);
    case "ArrowLeft":
      return pressLeft(rows, row);
    case "*":
      return { kind: "expandSiblings", parentId: row.parentId };
    default:
      return null;
  }
}

/** Opens a closed node; moves to the first child of an open one. */
function pressRight(index: number, row: TreeRow): TreeAction | null {
  if (row.kind === "note" || !row.node.hasChildren) return null;
  // An open node always has a row below it: a child, or a note that says why there is none.
  return row.isExpanded ? { kind: "focus", index: index + 1 } : { kind: "expand", id: row.id };
}

/** Closes an open node; moves to the parent of a closed one. */
function pressLeft(rows: readonly TreeRow[], row: TreeRow): TreeAction | null {
  if (row.kind === "node" && row.isExpanded) return { kind: "collapse", id: row.id };
  const parent = rows.findIndex((candidate) => candidate.id === row.parentId);
  return parent === -1 ? null : { kind: "focus", index: parent };
}

/** The next row after `index`, wrapping around, whose label starts with the typed text. */
export function findTyped(rows: readonly TreeRow[], index: number, typed: string): number | null {
  const wanted = typed.toLowerCase();
  // Repeating a letter cycles through the labels that start with it.
  const isRepeated = wanted.length > 1 && new Set(wanted).size === 1;
  const text = isRepeated ? wanted.slice(0, 1) : wanted;
  const firstStep = wanted.length === 1 || isRepeated ? 1 : 0;
  for (let step = firstStep; step < rows.length + firstStep; step++) {
    const candidate = (index + step) % rows.length;
    const row = rows[candidate];
    if (row?.kind === "node" && row.node.label.toLowerCase().startsWith(text)) return candidate;
  }
  return null;
}
