import type { CompilerMode } from "../compilerMode.ts";
import { thresholdExport } from "./tuneEmulatorModule.ts";

/**
 * How v86 compiles guest code to WebAssembly, for the page, the tools and the image builder.
 *
 * A database server is a lot of code of which each part runs rarely. With its default settings, v86
 * spends most of the time on recompiling the same pages; these halve a session's processor time.
 */
export interface CompilerSettings {
  /** Maximum pages of guest memory in one compiled module, at least 1; v86's default is 3. */
  readonly pagesPerModule: number;
  /** Maximum basic blocks duplicated to simplify control flow; v86's default is 250. */
  readonly extraBasicBlocks: number;
  /**
   * Instructions interpreted in a page before it is compiled; v86's default is 200,000. They can be
   * set in a module of `tuneEmulatorModule` only.
   */
  readonly hotPageInstructions: Readonly<Record<CompilerMode, number>>;
}

export const compilerSettings: CompilerSettings = {
  pagesPerModule: 1,
  extraBasicBlocks: 60,
  hotPageInstructions: { normal: 600_000, eager: 50_000 },
};

/** Indexes of `set_jit_config`; v86, src/rust/jit.rs. */
const maxPagesIndex = 1;
const maxExtraBasicBlocksIndex = 3;

/** Applies the settings, in normal mode. Throws if the module rejects one. */
export function applyCompilerSettings(
  exports: WebAssembly.Exports,
  settings: CompilerSettings,
): void {
  if (!hasCompilerSettings(exports)) throw new Error("v86's module exports no compiler settings");
  const { set_jit_config: set, get_jit_config: get } = exports;
  const apply = (index: number, value: number): void => {
    set(index, value);
    if (get(index) !== value) throw new Error(`v86's module rejects compiler setting ${index}`);
  };
  apply(maxPagesIndex, settings.pagesPerModule);
  apply(maxExtraBasicBlocksIndex, settings.extraBasicBlocks);
  setCompilerMode(exports, settings, "normal");
}

/** Sets when pages are compiled from now on. Throws if the module is not tuned. */
export function setCompilerMode(
  exports: WebAssembly.Exports,
  { hotPageInstructions }: CompilerSettings,
  mode: CompilerMode,
): void {
  const threshold = exports[thresholdExport];
  if (!(threshold instanceof WebAssembly.Global)) {
    throw new Error("v86's module exports no compiler threshold");
  }
  threshold.value = hotPageInstructions[mode];
}

interface CompilerExports {
  readonly set_jit_config: (index: number, value: number) => void;
  readonly get_jit_config: (index: number) => number;
}

function hasCompilerSettings(exports: object): exports is CompilerExports {
  return (
    "set_jit_config" in exports &&
    typeof exports.set_jit_config === "function" &&
    "get_jit_config" in exports &&
    typeof exports.get_jit_config === "function"
  );
}
