import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
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
/** The unpacked tar. */
let untarred = "";

test.beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "release-test-"));
  // The page is already built; `npm run release` would build it again.
  execFileSync("npx", ["tsx", "buildroot/release.ts", "--output", directory], { stdio: "pipe" });
  untarred = await mkdtemp(join(tmpdir(), "untarred-"));
  execFileSync("tar", ["-xzf", join(directory, `${root}.tar.gz`)], { cwd: untarred });
});

test.afterAll(async () => {
  for (const path of [directory, untarred]) await rm(path, { recursive: true, force: true });
});

test("a release has two archives with their checksums", async () => {
  const files = (await readdir(directory)).sort();
  expect(files).toEqual(["SHA256SUMS", `${root}.tar.gz`, `${root}.zip`]);
  execFileSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: directory });
});

test("the unpacked tar works at the root of a plain static server", async ({ page }) => {
  expect(await readdir(untarred)).toEqual([root]);
  const readme = await readFile(join(untarred, root, "README.txt"), "utf8");
  expect(readme.trim().split("\n")).toHaveLength(2);
  const licences = JSON.parse(await readFile(join(untarred, root, "licences.json"), "utf8")) as {
    readonly name: string;
  }[];
  const names = licences.map((licence) => licence.name);
  expect(names).toEqual(expect.arrayContaining(["monaco-editor", "react", "v86"]));
  expect(names).not.toContain("vitest");
  await expectToAnswer(page, join(untarred, root), "/");
});

test("both archives hold the same files, and compressed twins of some", async () => {
  const zipped = unzipSync(await readFile(join(directory, `${root}.zip`)));
  const entries = await readdir(untarred, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(untarred, join(parentPath, name)));
  expect(Object.keys(zipped).sort()).toEqual(paths.sort());
  let twinCount = 0;
  for (const [path, bytes] of Object.entries(zipped)) {
    expect((await readFile(join(untarred, path))).equals(bytes), path).toBe(true);
    const original = zipped[path.replace(/\.(?:br|gz)$/, "")];
    if (original === undefined || original === bytes) continue;
    const unpacked = path.endsWith(".br") ? brotliDecompressSync(bytes) : gunzipSync(bytes);
    expect(unpacked.equals(original), path).toBe(true);
    twinCount += 1;
  }
  expect(twinCount).toBeGreaterThan(100);
});

test("files have the date of the build, and everybody may read them", async () => {
  const { mtime } = await stat("dist/index.html");
  for (const name of ["index.html", "index.html.br", "index.html.gz"]) {
    const found = await stat(join(untarred, root, name));
    expect(mtime.getTime() - found.mtime.getTime(), name).toBeLessThan(2000);
    expect(found.mtime.getTime(), name).toBeLessThanOrEqual(mtime.getTime());
  }
  const list = execFileSync("tar", ["-tvzf", `${root}.tar.gz`], { cwd: directory }).toString();
  // No links, which Windows lets few users make; no directories either.
  expect(list.split("\n").filter((line) => !/^(?:$|-rw-r--r-- 0\/0 )/.test(line))).toEqual([]);
});

/**
 * Names that Windows does not take.
 *
 * @see Microsoft, "Naming Files, Paths, and Namespaces"
 */
const forbidden =
  // eslint-disable-next-line no-control-regex -- Windows forbids these characters
  /[<>:"\\|?*\0-\x1f]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Of Windows' 260 characters, less what a directory of downloads takes. */
const longestPath = 160;

test("Windows takes the names in the zip", async () => {
  const paths = Object.keys(unzipSync(await readFile(join(directory, `${root}.zip`))));
  const bad = (path: string): boolean =>
    path.length > longestPath ||
    path.split("/").some((name) => name === "" || name === ".." || forbidden.test(name));
  expect(paths.filter(bad)).toEqual([]);
  const places = new Set(
    paths.flatMap((path) => {
      const names = path.split("/");
      return names.map((_name, index) => names.slice(0, index + 1).join("/"));
    }),
  );
  const folded = new Set([...places].map((place) => place.toLowerCase()));
  expect(folded.size).toBe(places.size);
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
