/** Names WebAssembly programs after what `packedPrograms` makes of them. */
export function nameAsset({ names }: { readonly names: readonly string[] }): string {
  const isProgram = names.some((name) => name.endsWith(".wasm"));
  // The hash is that of v86's own module: what `tunedEmulator` makes of it needs another name, or caches
  // of an earlier build would serve theirs.
  if (names.some((name) => name.endsWith("v86.wasm"))) {
    return `assets/[name]-settable-[hash]${packedSuffix}`;
  }
  return isProgram ? `assets/[name]-[hash]${packedSuffix}` : "assets/[name]-[hash][extname]";
}

export const packedSuffix = ".wasm.gz";
