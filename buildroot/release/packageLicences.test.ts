import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageLicences } from "./packageLicences.ts";

it("lists what the page ships, with the texts that the packages carry", async () => {
  const project = await mkdtemp(join(tmpdir(), "licences-"));
  try {
    const packages = {
      "": { version: "1.0.0" },
      "node_modules/z": { version: "2.0.0", license: "MIT" },
      "node_modules/@a/b": { version: "1.0.0" },
      "node_modules/@a/b/node_modules/z": { version: "1.0.0", license: "ISC" },
      "node_modules/tests": { version: "3.0.0", license: "MIT", dev: true },
    };
    await writeFile(join(project, "package-lock.json"), JSON.stringify({ packages }));
    for (const place of Object.keys(packages)) {
      await mkdir(join(project, place), { recursive: true });
    }
    await writeFile(join(project, "node_modules/z/LICENSE.md"), "do as you like");
    await writeFile(join(project, "node_modules/z/NOTICE"), "noted");
    await mkdir(join(project, "node_modules/z/licenses"));
    await writeFile(join(project, "node_modules/z/index.js"), "");
    expect(await packageLicences(project)).toEqual([
      { name: "@a/b", version: "1.0.0", licence: "unknown", texts: [] },
      { name: "z", version: "2.0.0", licence: "MIT", texts: ["do as you like", "noted"] },
      { name: "z", version: "1.0.0", licence: "ISC", texts: [] },
    ]);
  } finally {
    await rm(project, { recursive: true, force: true });
  }
});
