export interface ModuleAccess {
  /** Fetches the module's text; rejects if it cannot be fetched. */
  readonly fetchText: (url: string) => Promise<string>;
  /** Loads and runs the module with all its imports. */
  readonly load: (url: string) => Promise<unknown>;
}

/**
 * Finds the file that keeps a built module from loading: itself, or one of its imports. Browsers
 * always name the requested module, whichever of its files is missing or broken.
 */
export async function findFaultyModule(
  url: string,
  access: ModuleAccess = browserAccess,
  seen = new Set<string>(),
): Promise<string> {
  seen.add(url);
  const text = await access.fetchText(url).catch(() => "");
  for (const [, specifier = ""] of text.matchAll(staticImport)) {
    const imported = new URL(specifier, url).href;
    if (seen.has(imported)) continue;
    const loads = await access.load(imported).then(
      () => true,
      () => false,
    );
    if (!loads) return findFaultyModule(imported, access, seen);
  }
  return url;
}

/** As the build writes them: `import{a as b}from"./shared-x.js"` and `import"./shared-x.js"`. */
const staticImport = /\b(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g;

const browserAccess: ModuleAccess = {
  async fetchText(url) {
    const response = await fetch(url);
    return response.ok ? response.text() : "";
  },
  load: (url) => import(/* @vite-ignore */ url),
};
