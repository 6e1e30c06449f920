import type { Plugin } from "vite";
import { unusedMonacoParts } from "../src/app/editor/monaco/unusedMonacoParts.ts";

/**
 * Replaces modules of Monaco that the page never runs: 0.4 MB of a first visit. Fails when the page
 * would have one of them all the same, as after a renaming in Monaco; its worker has few of them.
 */
export function leanMonaco(place: "page" | "worker"): Plugin {
  const waiting = new Set(unusedMonacoParts.keys());
  return {
    name: "lean-monaco",
    apply: "build",
    load(id) {
      const [, part] = /\/monaco-editor\/esm\/vs\/editor\/([^?]+)/.exec(id) ?? [];
      const replacement = part === undefined ? undefined : unusedMonacoParts.get(part);
      if (part === undefined || replacement === undefined) return null;
      waiting.delete(part);
      return { code: replacement, moduleSideEffects: false };
    },
    generateBundle() {
      if (place === "worker" || waiting.size === 0) return;
      throw new Error(
        `Monaco does not import ${[...waiting].join(", ")}: update unusedMonacoParts`,
      );
    },
  };
}
