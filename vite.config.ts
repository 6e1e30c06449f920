import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { contentSecurityPolicy } from "./vite/contentSecurityPolicy.ts";
import { embedScript } from "./vite/embedScript.ts";
import { leanMonaco } from "./vite/leanMonaco.ts";
import { leanWasm } from "./vite/leanWasm.ts";
import { markedStyleSheets } from "./vite/markedStyleSheets.ts";
import { nameAsset } from "./vite/nameAsset.ts";
import { packedPrograms } from "./vite/packedPrograms.ts";
import { quickStart } from "./vite/quickStart.ts";
import { serviceWorker } from "./vite/serviceWorker.ts";
import { tunedEmulator } from "./vite/tunedEmulator.ts";

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
    markedStyleSheets(),
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
