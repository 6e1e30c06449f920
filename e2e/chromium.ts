import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const candidates = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The path of this computer's Chromium, or `CHROMIUM_PATH`. Null if there is none. */
export function findChromium(): string | null {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") return named;
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** Like `findChromium`, but installs Debian's package if needed and possible. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    console.log("No Chromium here: installing Debian's package chromium ...");
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    for (const words of [["update"], ["install", "--yes", "--no-install-recommends", "chromium"]]) {
      execFileSync("apt-get", ["--quiet", ...words], { stdio: "inherit", env: environment });
    }
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(
    "The end-to-end tests need Chromium. Install it (Debian: sudo apt-get install chromium) " +
      "or set CHROMIUM_PATH to the program's path.",
  );
}

/** Switches that keep the browser from contacting anything but the page under test. */
export function chromiumArguments(): readonly string[] {
  const quiet = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
  ];
  // Chromium's sandbox refuses to start as root, the user of most containers.
  return process.getuid?.() === 0 ? [...quiet, "--no-sandbox"] : quiet;
}
