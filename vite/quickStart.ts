import path from "node:path";
import type { Plugin } from "vite";

/**
 * Has the browser fetch the interface beside the entry, which asks for it only after it has started
 * the machine, and paint nothing before the entry has chosen the theme.
 */
export function quickStart(): Plugin {
  return {
    name: "quick-start",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {}, filename }) {
        if (path.basename(filename) !== "index.html") return html;
        const app = Object.values(bundle).find(
          (output) => output.type === "chunk" && output.facadeModuleId?.endsWith("/renderApp.tsx"),
        );
        if (app === undefined) throw new Error("the build has no chunk for renderApp.tsx");
        return {
          html: html.replace('<script type="module"', '<script type="module" blocking="render"'),
          tags: [
            {
              tag: "link",
              attrs: { rel: "modulepreload", href: `./${app.fileName}` },
              injectTo: "head",
            },
          ],
        };
      },
    },
  };
}
