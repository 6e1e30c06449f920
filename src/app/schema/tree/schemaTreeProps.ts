import type { MenuItem } from "../../ui/menu/menuItem.ts";
import type { SchemaChildren, SchemaNode } from "./schemaNode.ts";

export interface SchemaTreeProps {
  readonly roots: SchemaChildren;
  /** By the parent's id; a missing entry has not been requested. */
  readonly childrenById: ReadonlyMap<string, SchemaChildren>;
  readonly expandedIds: ReadonlySet<string>;
  readonly onExpandedIdsChange: (expandedIds: ReadonlySet<string>) => void;
  /** Called for an opened node without an entry in `childrenById`, and for a retry. */
  readonly onLoadChildren: (node: SchemaNode) => void;
  readonly onRetryRoots?: () => void;
  readonly onRefresh: () => void;
  /** Called when the filter changes; it searches only loaded nodes, so more can be loaded here. */
  readonly onFilterChange?: (filter: string) => void;
  /** The items of a node's menu: right click, its button, Shift+F10. */
  readonly actionsFor: (node: SchemaNode) => readonly MenuItem[];
  /** Called on Enter or a double click on a node without children. */
  readonly onActivate?: (node: SchemaNode) => void;
  /** Called on F4 or a double click on a node with children. */
  readonly onOpen?: (node: SchemaNode) => void;
}
