/** Names WebAssembly programs after what `packedPrograms` makes of them. */
export function nameAsset({ names }: { readonly names: readonly string[] }): string {
  const isProgram = names.some((name) => name.endsWith(".wasm"));
  return isProgram ? `assets/[name]-[hash]${packedSuffix}` : "assets/[name]-[hash][extname]";
}

export const packedSuffix = ".wasm.gz";
