import type { CatalogPackage } from "../../sql/catalog/catalog.ts";
import type { PackageMember } from "../../sql/catalog/parsePackageMembers.ts";
import type { Dialect } from "../../sql/dialect.ts";
import { quoteIdentifier } from "../../sql/quote.ts";
import type { SchemaNodeKind } from "./tree/schemaNode.ts";
import { toNodeId } from "./toNodeId.ts";
import type { ChildrenMap, TreeNode } from "./treeNode.ts";

/** A package, with the members that its specification declares as children. */
export function buildPackageNode(
  { id, name, members }: CatalogPackage,
  schemaId: number,
  dragText: string,
  dialect: Dialect,
  childrenById: ChildrenMap,
): TreeNode {
  const reference = { kind: "package", schemaId, id } as const;
  const nodeId = toNodeId(reference);
  const nodes = members.map((member, index): TreeNode => {
    const child = { kind: "packageMember", schemaId, id, index } as const;
    return {
      id: toNodeId(child),
      reference: child,
      kind: memberKinds[member.kind],
      label: member.name,
      detail: describe(member),
      hasChildren: false,
      dragText: `${dragText}.${quoteIdentifier(member.name, dialect)}`,
    };
  });
  if (nodes.length > 0) childrenById.set(nodeId, { kind: "loaded", nodes });
  return {
    id: nodeId,
    reference,
    kind: "package",
    label: name,
    hasChildren: nodes.length > 0,
    dragText,
  };
}

function describe({ kind, signature, type }: PackageMember): string {
  if (kind !== "function") return type ?? signature;
  return `${signature} → ${type ?? ""}`;
}

const memberKinds: Readonly<Record<PackageMember["kind"], SchemaNodeKind>> = {
  procedure: "procedure",
  function: "function",
  variable: "column",
  type: "type",
  cursor: "view",
};
