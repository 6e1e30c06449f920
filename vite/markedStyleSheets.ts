import type { Plugin } from "vite";
import { styleSheetMarker } from "../src/app/services/styleSheetMarker.ts";

/** Ends each style sheet with a mark, by which the page recognizes truncated ones. */
export function markedStyleSheets(): Plugin {
  return {
    name: "marked-style-sheets",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== "asset" || !output.fileName.endsWith(".css")) continue;
        const text = Buffer.from(output.source).toString();
        output.source = `${text}\n:root{${styleSheetMarker(output.fileName)}:1}\n`;
      }
    },
  };
}
