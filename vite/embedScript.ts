import path from "node:path";
import { build, type Plugin } from "vite";

/**
 * Builds embed.js, which pages of other origins load: one classic script without imports, as a module
 * of another origin would need permission by a header.
 */
export function embedScript(): Plugin {
  return {
    name: "embed-script",
    apply: "build",
    async generateBundle() {
      const built = await build({
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        build: {
          write: false,
          target: "es2023",
          // The first with light-dark(): what replaces it for older ones follows the system's preference
          // alone, and neither the page's color-scheme nor a block's theme.
          cssTarget: ["chrome123", "firefox120", "safari17.5"],
          lib: {
            entry: path.resolve("src/app/embed/page/embed.ts"),
            formats: ["iife"],
            name: "ivorysqlEmbed",
          },
        },
      });
      const [result] = Array.isArray(built) ? built : [built];
      if (!("output" in result)) throw new Error("embed.js was not built");
      const [chunk, ...others] = result.output;
      if (others.length > 0) throw new Error("embed.js is not one file");
      // A page of another encoding reads a script in its own.
      const source = chunk.code.replaceAll(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
      );
      this.emitFile({ type: "asset", fileName: "embed.js", source });
    },
  };
}
