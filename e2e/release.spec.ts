import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { unzipSync } from "fflate";
import { startStaticServer } from "./staticServer.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

const { name, version } = JSON.parse(await readFile("package.json", "utf8")) as {
  readonly name: string;
  readonly version: string;
};
const root = `${name}-${version}`;
let directory = "";

test.beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "release-test-"));
  // The page is already built; `npm run release` would build it again.
  execFileSync("npx", ["tsx", "buildroot/release.ts", "--output", directory], { stdio: "pipe" });
});

test.afterAll(() => rm(directory, { recursive: true, force: true }));

test("a release has two archives with their checksums", async () => {
  const files = (await readdir(directory)).sort();
  expect(files).toEqual(["SHA256SUMS", `${root}.tar.gz`, `${root}.zip`]);
  execFileSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: directory });
});

test("the unpacked tar works at the root of a plain static server", async ({ page }) => {
  const target = join(directory, "untarred");
  await mkdir(target);
  execFileSync("tar", ["-xzf", `../${root}.tar.gz`], { cwd: target });
  expect(await readdir(target)).toEqual([root]);
  const readme = await readFile(join(target, root, "README.txt"), "utf8");
  expect(readme.trim().split("\n")).toHaveLength(2);
  const licences = JSON.parse(await readFile(join(target, root, "licences.json"), "utf8")) as {
    readonly name: string;
  }[];
  const names = licences.map((licence) => licence.name);
  expect(names).toEqual(expect.arrayContaining(["monaco-editor", "react", "v86"]));
  expect(names).not.toContain("vitest");
  await expectToAnswer(page, join(target, root), "/");
});

test("the unpacked zip works under a path of a plain static server", async ({ page }) => {
  const target = join(directory, "unzipped");
  const files = unzipSync(await readFile(join(directory, `${root}.zip`)));
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), bytes);
  }
  const encodings = new Set<string>();
  page.on("response", (response) => {
    const { "content-encoding": encoding = "none", "content-length": length } = response.headers();
    // Small files have no twin.
    const isSmall = encoding === "none" && Number(length) < 1024;
    if (response.url().endsWith(".js") && !isSmall) encodings.add(encoding);
  });
  await expectToAnswer(page, join(target, root), "/some/where/");
  expect([...encodings]).toEqual(["br"]);
});

/** The host sends compressed twins of files, as the archives have them. */
async function expectToAnswer(page: Page, served: string, basePath: string): Promise<void> {
  const host = await startStaticServer({ directory: served, basePath, port: 0, sendsTwins: true });
  try {
    const workbench = new WorkbenchPage(page);
    await page.goto(`${host.url}?port=5432`);
    await workbench.waitUntilReady();
    await workbench.runAll("select 6 * 7 as answer;");
    await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("42");
  } finally {
    await page.close();
    await host.close();
  }
}
