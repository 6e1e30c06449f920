import type { MenuItem } from "../../ui/menu/menuItem.ts";
import type { SchemaChildren, SchemaNode } from "./schemaNode.ts";

export interface SchemaTreeProps {
  readonly roots: SchemaChildren;
  /** By the parent's id; what is missing has not been asked for. */
  readonly childrenById: ReadonlyMap<string, SchemaChildren>;
  readonly expandedIds: ReadonlySet<string>;
  readonly onExpandedIdsChange: (expandedIds: ReadonlySet<string>) => void;
  /** An opened node has no entry in `childrenById`, or loading it failed and is tried again. */
  readonly onLoadChildren: (node: SchemaNode) => void;
  readonly onRetryRoots?: () => void;
  readonly onRefresh: () => void;
  /** The filter searches only what is loaded: whoever can load more for it does so here. */
  readonly onFilterChange?: (filter: string) => void;
  /** The node's menu: right click, its button, Shift+F10. */
  readonly actionsFor: (node: SchemaNode) => readonly MenuItem[];
  /** Enter or a double click on a node without children. */
  readonly onActivate?: (node: SchemaNode) => void;
}
