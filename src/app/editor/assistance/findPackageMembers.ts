import type { CatalogSchema } from "../../../sql/catalog/catalog.ts";
import type { PackageMember } from "../../../sql/catalog/parsePackageMembers.ts";
import type { CatalogReader } from "./catalogReader.ts";

/**
 * Returns the members of the package before a dot, `pk` or `schema.pk`; `null` when there is none.
 *
 * A name without a schema is looked for in `public` first, then in the other schemas, built-in
 * ones last.
 */
export async function findPackageMembers(
  catalog: CatalogReader,
  qualifier: readonly string[],
): Promise<readonly PackageMember[] | null> {
  const [outer, inner] = qualifier;
  if (outer === undefined || !(await catalog.hasPackages())) return null;
  const schemas = await catalog.schemas();
  if (inner !== undefined) {
    const schema = schemas.find(({ name }) => name === outer);
    return schema === undefined ? null : membersIn(catalog, schema, inner);
  }
  const isSchema = schemas.some(({ name }) => name === outer);
  for (const schema of schemas.toSorted((left, right) => rank(left) - rank(right))) {
    if (rank(schema) > 0 && (isSchema || withoutPackages.test(schema.name))) continue;
    const members = await membersIn(catalog, schema, outer);
    if (members !== null) return members;
  }
  return null;
}

async function membersIn(
  catalog: CatalogReader,
  schema: CatalogSchema,
  name: string,
): Promise<readonly PackageMember[] | null> {
  const objects = await catalog.objects(schema.id);
  return objects?.packages.find((each) => each.name === name)?.members ?? null;
}

/** Schemas with thousands of objects but no packages. */
const withoutPackages = /^(?:pg_.*|information_schema)$/;

function rank({ name, origin }: CatalogSchema): number {
  if (name === "public") return 0;
  return { user: 1, extension: 2, system: 3 }[origin];
}
