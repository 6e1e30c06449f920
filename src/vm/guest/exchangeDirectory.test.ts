import { expect, test } from "vitest";

import { ExchangeDirectory } from "./exchangeDirectory.ts";
import type { V86Emulator } from "../emulator/v86Internals.ts";

/** Fake of v86's file system (lib/filesystem.js) with only the exchange directory. */
function createDirectory(): { directory: ExchangeDirectory; files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  const paths = (): string[] => [...files.keys()];
  const emulator = {
    create_file: (path: string, bytes: Uint8Array) => {
      files.set(path, new Uint8Array(bytes));
      return Promise.resolve();
    },
    fs9p: {
      get inodes() {
        return [...files.values()].map((bytes) => ({ size: bytes.length }));
      },
      SearchPath: (path: string) => ({ id: paths().indexOf(path), parentid: 7 }),
      Read: (id: number) => Promise.resolve([...files.values()][id] ?? null),
      Unlink: (parentId: number, name: string) => {
        if (parentId !== 7 || !files.delete(`/mnt/host/${name}`)) throw new Error("no such file");
        return 0;
      },
    },
  };
  return { directory: new ExchangeDirectory(emulator as unknown as V86Emulator), files };
}

const bytes = Uint8Array.of(0, 255, 13, 10);

test("gives every file a unique name", async () => {
  const { directory } = createDirectory();
  const first = await directory.put("script.sql", bytes);
  const second = await directory.put("script.sql", bytes);
  expect(first).toMatch(/^\/mnt\/host\/[0-9a-f]{12}-script\.sql$/);
  expect(second).not.toBe(first);
});

test.each([
  ["../../etc/passwd", ".._.._etc_passwd"],
  ['it\'s "my" file;\n.csv', "it_s_my_file_.csv"],
  ["größe.csv", "gr_e.csv"],
  ["", "file"],
  ["x".repeat(100), "x".repeat(64)],
])("changes the name %j so that it needs no quoting", async (name, tidyName) => {
  const { directory } = createDirectory();
  const path = await directory.put(name, bytes);
  expect(path.slice("/mnt/host/".length + 13)).toBe(tidyName);
});

test("reads a copy of an existing file, and null for a missing one", async () => {
  const { directory, files } = createDirectory();
  const path = await directory.put("a", bytes);
  const read = await directory.get(path);
  expect(read).toEqual(bytes);
  files.get(path)?.fill(1);
  expect(read).toEqual(bytes);
  expect(await directory.get("/mnt/host/none")).toBeNull();
  expect(await directory.get(await directory.put("empty", new Uint8Array()))).toEqual(
    new Uint8Array(),
  );
});

test("removes a file, and ignores a missing one", async () => {
  const { directory } = createDirectory();
  const path = await directory.put("a", bytes);
  directory.remove(path);
  directory.remove(path);
  expect(await directory.get(path)).toBeNull();
});

test.each(["/etc/passwd", "/mnt/host", "/mnt/host/", "/mnt/host/a/b", "/mnt/host/..", "a"])(
  "throws for a path outside the directory: %s",
  async (path) => {
    const { directory } = createDirectory();
    await expect(directory.get(path)).rejects.toThrow("assertion failed");
    expect(() => {
      directory.remove(path);
    }).toThrow("assertion failed");
  },
);
