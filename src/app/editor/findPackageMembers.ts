import type { PackageMember } from "../../sql/catalog/packageMembers.ts";
import type { CatalogReader } from "./CatalogReader.ts";

/** What the package offers that stands before a dot, `pk` or `schema.pk`; `null`: it is none. */
export async function findPackageMembers(
  catalog: CatalogReader,
  qualifier: readonly string[],
): Promise<readonly PackageMember[] | null> {
  const [outer, inner] = qualifier;
  if (outer === undefined) return null;
  const [schemaName, name] = inner === undefined ? ["public", outer] : [outer, inner];
  const schema = await catalog.schema(schemaName);
  const objects = schema === null ? null : await catalog.objects(schema.id);
  return objects?.packages.find((each) => each.name === name)?.members ?? null;
}
