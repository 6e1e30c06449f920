// Prepares what the tests need and npm does not install: a browser and a VM image.
import { execFileSync } from "node:child_process";
import { ensureChromium } from "./chromium.ts";

ensureChromium();
execFileSync("npm", ["run", "--silent", "image"], { stdio: "inherit" });
