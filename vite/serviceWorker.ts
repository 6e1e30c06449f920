import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "vite";

/**
 * Builds the service worker beside the page and writes into it which files the page is made of: a
 * change of any of them is a new service worker to the browser.
 */
export function serviceWorker(): Plugin {
  let directory = "dist";
  return {
    name: "service-worker",
    apply: "build",
    configResolved(config) {
      directory = path.resolve(config.root, config.build.outDir);
    },
    buildStart() {
      const id = path.resolve("src/app/offline/serviceWorker.ts");
      this.emitFile({ type: "chunk", id, fileName: serviceWorkerName });
    },
    async closeBundle() {
      const script = path.join(directory, serviceWorkerName);
      const program = await readFile(script, "utf8").catch(() => null);
      // A build that failed has none.
      if (program === null) return;
      const entries = await readdir(directory, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
        .map((name) => name.replaceAll(path.sep, "/"))
        .filter((name) => name !== serviceWorkerName && !name.startsWith("vm/"))
        .sort();
      const digest = createHash("sha256").update(program);
      for (const name of files) {
        digest.update(name).update(await readFile(path.join(directory, name)));
      }
      const shell = JSON.stringify({ version: digest.digest("hex").slice(0, 16), files });
      await writeFile(script, `self.workbenchShell=${shell};\n${program}`);
    },
  };
}

const serviceWorkerName = "sw.js";
