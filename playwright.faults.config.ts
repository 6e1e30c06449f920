import { defineConfig } from "@playwright/test";
import base from "./playwright.config.ts";

/** Every fault in every file: `npm run test:faults`; hours, so no part of `npm test`. */
export default defineConfig({
  ...base,
  testDir: "e2e/faults",
  testMatch: "**/*.faults.ts",
  outputDir: "test-results/faults",
  reporter: [["list"], ["json", { outputFile: "test-results/faults.json" }]],
});
