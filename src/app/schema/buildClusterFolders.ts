import type { Dialect } from "../../sql/dialect.ts";
import { quoteIdentifier } from "../../sql/quote.ts";
import type { SchemaState } from "../../state/store/schemaState.ts";
import { toNodeId } from "./toNodeId.ts";
import { buildFolder, type ChildrenMap, type TreeNode } from "./treeNode.ts";

/** Folders for databases, roles and extensions, outside of schemas; none until they are read. */
export function buildClusterFolders(
  { cluster }: SchemaState,
  dialect: Dialect,
  childrenById: ChildrenMap,
): readonly TreeNode[] {
  const catalog = cluster?.value ?? null;
  if (catalog === null) return [];
  const build = (
    kind: "database" | "role" | "extension",
    { id, name }: { readonly id: number; readonly name: string },
    detail: string,
    badges: readonly string[],
  ): TreeNode => {
    const reference = { kind, id } as const;
    return {
      id: toNodeId(reference),
      reference,
      kind,
      label: name,
      hasChildren: false,
      dragText: quoteIdentifier(name, dialect),
      badges,
      ...(detail !== "" && { detail }),
    };
  };
  const extensions = catalog.extensions.map((each) =>
    build("extension", each, `${each.version} in ${each.schema}`, []),
  );
  const roles = catalog.roles.map((each) =>
    build("role", each, "", [
      ...(each.isSuperuser ? ["superuser"] : []),
      ...(each.canLogIn ? [] : ["no login"]),
    ]),
  );
  const databases = catalog.databases.map((each) =>
    build("database", each, each.owner, each.isCurrent ? ["current"] : []),
  );
  return [
    ...buildFolder("extensions", 0, extensions, childrenById),
    ...buildFolder("roles", 0, roles, childrenById),
    ...buildFolder("databases", 0, databases, childrenById),
  ];
}
