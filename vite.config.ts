import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Relative addresses, so that the built page works under any sub-path.
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  build: {
    target: "es2023",
    // Monaco alone is larger than the default limit; the budget is held by the benchmark.
    chunkSizeWarningLimit: 6000,
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{src,buildroot,e2e}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.guest.test.ts", "**/node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "guest",
          include: ["{src,buildroot,e2e}/**/*.guest.test.ts"],
          // Each file boots its own machine of several hundred megabytes.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
