import type { Plugin } from "vite";

/** Leaves out of WebAssembly modules what is for debuggers: a quarter of the emulator's bytes. */
export function leanWasm(): Plugin {
  return {
    name: "lean-wasm",
    apply: "build",
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== "asset" || !/\.wasm(?:\.gz)?$/.test(output.fileName)) continue;
        output.source = withoutCustomSections(Buffer.from(output.source));
      }
    },
  };
}

/** WebAssembly core specification, "Binary format, Modules": sections with id 0 mean nothing. */
function withoutCustomSections(module: Buffer): Buffer {
  const headerLength = 8;
  const kept = [module.subarray(0, headerLength)];
  for (let start = headerLength; start < module.length;) {
    let end = start + 1;
    let size = 0;
    for (let shift = 0, byte = 0x80; byte >= 0x80; shift += 7) {
      byte = module.readUInt8(end);
      size += (byte & 0x7f) << shift;
      end += 1;
    }
    end += size;
    if (module[start] !== 0) kept.push(module.subarray(start, end));
    start = end;
  }
  return Buffer.concat(kept);
}
