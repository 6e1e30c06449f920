/** A kernel module: its name, without `.ko`, and its bytes. */
export interface KernelModule {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Returns the given modules and their dependencies in loading order. `load` resolves to null for a
 * built-in module.
 *
 * A module lists its dependencies in its `.modinfo` section, as `depends=a,b` between zero bytes
 * (kernel: scripts/mod/modpost.c, add_depends).
 */
export async function moduleClosure(
  names: readonly string[],
  load: (name: string) => Promise<Uint8Array | null>,
): Promise<readonly KernelModule[]> {
  const seen = new Set<string>();
  const ordered: KernelModule[] = [];
  const visit = async (name: string): Promise<void> => {
    if (seen.has(name)) return;
    seen.add(name);
    const bytes = await load(name);
    if (bytes === null) return;
    for (const dependency of moduleDependencies(bytes)) await visit(dependency);
    ordered.push({ name, bytes });
  };
  for (const name of names) await visit(name);
  return ordered;
}

export function moduleDependencies(bytes: Uint8Array): readonly string[] {
  // One character per byte, so that the text can be searched for bytes.
  const text = Buffer.from(bytes).toString("latin1");
  const list = /\0depends=([\w,-]*)\0/.exec(text)?.[1] ?? "";
  return list === "" ? [] : list.split(",").map((name) => name.replaceAll("-", "_"));
}
