import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { writeArchives } from "./writeArchives.ts";

const modified = new Date("2026-01-02T03:04:06Z");
const files = [
  { path: "index.html", bytes: new TextEncoder().encode("<!doctype html>"), modified },
  { path: "vm/blobs/ä b.bin.zst", bytes: Uint8Array.of(0, 1, 255), modified },
];
let directory = "";

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "archives-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe("writeArchives", () => {
  it("writes both archives with the same files below one directory", async () => {
    const written = await writeArchives(directory, "page-1", files);
    expect(written).toEqual(["page-1.zip", "page-1.tar.gz", "SHA256SUMS"]);
    const unzipped = unzipSync(await readFile(join(directory, "page-1.zip")));
    expect(Object.keys(unzipped)).toEqual(["page-1/index.html", "page-1/vm/blobs/ä b.bin.zst"]);
    expect(strFromU8(unzipped["page-1/index.html"] ?? new Uint8Array())).toBe("<!doctype html>");
    const read = (path: string): Buffer =>
      execFileSync("tar", ["-xzOf", join(directory, "page-1.tar.gz"), `page-1/${path}`]);
    for (const { path, bytes } of files) expect([...read(path)]).toEqual([...bytes]);
  });

  it("gives the files their dates, and lets everybody read them", async () => {
    const before = process.umask(0o077);
    try {
      await writeArchives(join(directory, "dated"), "page-1", files);
    } finally {
      process.umask(before);
    }
    const list = execFileSync("tar", ["-tvzf", join(directory, "dated/page-1.tar.gz")], {
      env: { ...process.env, TZ: "UTC" },
    });
    expect(list.toString()).toMatch(/^-rw-r--r-- \S+ +15 2026-01-02 03:04 page-1\/index\.html$/m);
    const zip = await readFile(join(directory, "dated/page-1.zip"));
    // Local file header, 4.3.7 of the format's description: time at 10, date at 12.
    expect(zip.readUInt16LE(10)).toBe((3 << 11) | (4 << 5) | (6 / 2));
    expect(zip.readUInt16LE(12)).toBe(((2026 - 1980) << 9) | (1 << 5) | 2);
  });

  it("writes the same bytes at another time, in another time zone", async () => {
    vi.stubEnv("TZ", "Asia/Shanghai");
    await writeArchives(join(directory, "a"), "page-1", files);
    vi.stubEnv("TZ", "America/New_York");
    // Zip counts time in steps of two seconds, tar in seconds.
    await new Promise((resolve) => setTimeout(resolve, 2100));
    await writeArchives(join(directory, "b"), "page-1", files);
    vi.unstubAllEnvs();
    const sums = await Promise.all(
      ["a", "b"].map((name) => readFile(join(directory, name, "SHA256SUMS"), "utf8")),
    );
    expect(sums[0]).toBe(sums[1]);
    expect(sums[0]).toMatch(/^[0-9a-f]{64} {2}page-1\.zip\n[0-9a-f]{64} {2}page-1\.tar\.gz\n$/);
  });
});
