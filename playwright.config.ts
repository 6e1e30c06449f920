import { defineConfig } from "@playwright/test";
import { chromiumArguments, findChromium } from "./e2e/chromium.ts";

const executablePath = findChromium();
const isContinuousIntegration = process.env["CI"] !== undefined;

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/e2e",
  // Every page runs a virtual machine beside an interface that draws without a graphics card: two
  // at a time on two cores take as long as one after the other.
  workers: 1,
  // On a shared host a test may starve. One that passes only at its second attempt is named by the
  // summary and counts as a fault to mend, not as one that stops everybody.
  retries: isContinuousIntegration ? 1 : 0,
  forbidOnly: isContinuousIntegration,
  timeout: 120_000,
  expect: { timeout: 60_000 },
  globalSetup: "./e2e/globalSetup.ts",
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
    launchOptions: {
      args: [...chromiumArguments()],
      ...(executablePath === null ? {} : { executablePath }),
    },
  },
});
