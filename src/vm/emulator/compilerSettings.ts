/**
 * How v86 compiles guest code to WebAssembly, for the page, the tools and the image builder alike.
 *
 * A database server is much code of which each part runs seldom. With v86's own settings it spends
 * most of its time on compiling the same pages again; these halve the processor time of a session.
 */
export interface CompilerSettings {
  /** The most pages of guest memory in one compiled module, at least 1; v86's default is 3. */
  readonly pagesPerModule: number;
  /** The most basic blocks that are duplicated to simplify control flow; v86's default is 250. */
  readonly extraBasicBlocks: number;
  /**
   * Instructions interpreted in a page before it is compiled; v86's default is 200,000. It is a
   * constant of the module: see `tuneEmulatorModule`.
   */
  readonly hotPageInstructions: number;
}

export const compilerSettings: CompilerSettings = {
  pagesPerModule: 1,
  extraBasicBlocks: 60,
  hotPageInstructions: 600_000,
};

/** Indexes of `set_jit_config`; v86, src/rust/jit.rs. */
const maxPagesIndex = 1;
const maxExtraBasicBlocksIndex = 3;

/** Sets what v86's module lets its caller set. Throws when the module does not take a setting. */
export function applyCompilerSettings(
  exports: WebAssembly.Exports,
  { pagesPerModule, extraBasicBlocks }: CompilerSettings,
): void {
  if (!hasCompilerSettings(exports)) throw new Error("v86's module exports no compiler settings");
  const { set_jit_config: set, get_jit_config: get } = exports;
  const apply = (index: number, value: number): void => {
    set(index, value);
    if (get(index) !== value) throw new Error(`v86's module rejects compiler setting ${index}`);
  };
  apply(maxPagesIndex, pagesPerModule);
  apply(maxExtraBasicBlocksIndex, extraBasicBlocks);
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
