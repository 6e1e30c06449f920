import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { build, type Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { unusedMonacoParts } from "./src/app/editor/monaco/unusedMonacoParts.ts";
import { compilerSettings } from "./src/vm/emulator/compilerSettings.ts";
import { tuneEmulatorModule } from "./src/vm/emulator/tuneEmulatorModule.ts";

// Vitest 5 sorts failed tests with Map.groupBy, which Node 20 lacks, and would end without a word.
if (!("groupBy" in Map)) Object.assign(Map, { groupBy });

export default defineConfig({
  // Relative addresses, so that the built page works under any sub-path.
  base: "./",
  plugins: [
    react(),
    contentSecurityPolicy(),
    quickStart(),
    embedScript(),
    serviceWorker(),
    tunedEmulator(),
    leanMonaco("page"),
    leanWasm(),
    packedPrograms(),
  ],
  worker: {
    format: "es",
    plugins: () => [leanMonaco("worker")],
    rolldownOptions: { output: { assetFileNames: nameAsset } },
  },
  // It finds its WebAssembly beside itself, where bundling for development would not leave it.
  optimizeDeps: { exclude: ["@bokuweb/zstd-wasm"] },
  build: {
    target: "es2023",
    // Monaco alone is larger than the default limit; the budget is held by the benchmark.
    chunkSizeWarningLimit: 6000,
    rolldownOptions: {
      // The workbench, and the frame that runs the SQL blocks of other pages.
      input: ["index.html", "embed.html"],
      output: {
        assetFileNames: nameAsset,
        codeSplitting: {
          // What the page starts with and its later parts use as well: one file instead of thirty.
          groups: [{ name: "shared", tags: ["$initial"], minShareCount: 2 }],
        },
      },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{src,buildroot,e2e}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.guest.test.ts", "**/*.faults.test.ts", "**/node_modules/**"],
          // Ends tests that hang; a busy host is no failure.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "guest",
          include: ["{src,buildroot,e2e}/**/*.guest.test.ts"],
          // Each file boots its own machine of several hundred megabytes, which keeps one core busy.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: "faults",
          include: ["src/**/*.faults.test.ts"],
          maxWorkers: 1,
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

/**
 * Puts the policy into the built page, which then needs no server that sends headers. The
 * development server's page has none: its hot reloading writes scripts into the page.
 */
function contentSecurityPolicy(): Plugin {
  const policy = {
    "default-src": "'none'",
    // WebAssembly is compiled, nothing else is.
    "script-src": "'self' 'wasm-unsafe-eval'",
    "worker-src": "'self' blob:",
    // Other places from which states may be loaded are the publisher's choice.
    "connect-src": ["'self'", process.env["WORKBENCH_STATE_ORIGINS"] ?? ""].join(" ").trim(),
    // The editor and the terminal write style elements and attributes as they draw.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self' data:",
    "base-uri": "'none'",
    "form-action": "'none'",
  };
  const content = Object.entries(policy).map(([name, sources]) => `${name} ${sources}`);
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: content.join("; ") },
        injectTo: "head-prepend",
      },
    ],
  };
}

/**
 * Has the browser fetch the interface beside the entry, which asks for it only after it has started
 * the machine, and paint nothing before the entry has chosen the theme.
 */
function quickStart(): Plugin {
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

/**
 * Builds embed.js, which pages of other origins load: one classic script without imports, as a module
 * of another origin would need permission by a header.
 */
function embedScript(): Plugin {
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
      this.emitFile({ type: "asset", fileName: "embed.js", source: chunk.code });
    },
  };
}

/** Serves and builds v86's module with the project's compiler threshold. */
function tunedEmulator(): Plugin {
  const tune = (module: Uint8Array): Uint8Array => tuneEmulatorModule(module, compilerSettings);
  return {
    name: "tuned-emulator",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? "/", "http://localhost");
        if (!pathname.endsWith("/v86/build/v86.wasm")) {
          next();
          return;
        }
        readFile(path.resolve("node_modules/v86/build/v86.wasm")).then((module) => {
          response.setHeader("Content-Type", "application/wasm");
          response.end(tune(module));
        }, next);
      });
    },
    generateBundle(_options, bundle) {
      const outputs = Object.values(bundle);
      for (const output of outputs) {
        if (output.type !== "asset" || !isEmulator(output.names)) continue;
        output.source = tune(Buffer.from(output.source));
      }
    },
  };
}

/**
 * Replaces modules of Monaco that the page never runs: 0.4 MB of a first visit. Fails when the page
 * would have one of them all the same, as after a renaming in Monaco; its worker has few of them.
 */
function leanMonaco(place: "page" | "worker"): Plugin {
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

/** Leaves out of WebAssembly modules what is for debuggers: a quarter of the emulator's bytes. */
function leanWasm(): Plugin {
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

/** Packs WebAssembly programs with gzip (src/vm/download/fetchProgram.ts unpacks them). */
function packedPrograms(): Plugin {
  return {
    name: "packed-programs",
    apply: "build",
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== "asset" || !output.fileName.endsWith(packedSuffix)) continue;
        output.source = gzipSync(output.source, { level: 9 });
      }
    },
  };
}

const packedSuffix = ".wasm.gz";

function isEmulator(names: readonly string[]): boolean {
  return names.some((name) => name.endsWith("v86.wasm"));
}

function nameAsset({ names }: { readonly names: readonly string[] }): string {
  const isProgram = names.some((name) => name.endsWith(".wasm"));
  return isProgram ? `assets/[name]-[hash]${packedSuffix}` : "assets/[name]-[hash][extname]";
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

/**
 * Builds the service worker beside the page and writes into it which files the page is made of: a
 * change of any of them is a new service worker to the browser.
 */
function serviceWorker(): Plugin {
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

function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index);
    index += 1;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
