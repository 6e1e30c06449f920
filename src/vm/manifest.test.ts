import { expect, test } from "vitest";

import { exampleManifest } from "./testing/exampleManifest.ts";
import { parseManifest } from "./manifest.ts";

test("reads a valid manifest, and drops unknown fields", () => {
  const document: unknown = { ...structuredClone(exampleManifest), futureField: 1 };
  expect(parseManifest(document)).toEqual({ kind: "manifest", manifest: exampleManifest });
});

test("accepts an image without a base state and without an initrd", () => {
  const files = { ...exampleManifest.files, initrd: null, state: null };
  const manifest = { ...exampleManifest, files };
  expect(parseManifest(manifest)).toEqual({ kind: "manifest", manifest });
});

const wrongFields: readonly (readonly [path: string, value: unknown, message: string])[] = [
  ["format", 2, "must be one of 1, not 2"],
  ["id", "Example", 'does not match ^[a-z0-9][a-z0-9-]*$: "Example"'],
  ["label", undefined, "must be a text, not missing"],
  ["engine", "PostgreSQL", 'must be an object, not "PostgreSQL"'],
  ["engine.version", 15, "must be a text, not 15"],
  ["ports", {}, "must be a list, not an object"],
  ["ports", [], "must not be empty"],
  ["ports[1].mode", "mysql", 'must be one of "oracle", "postgresql", not "mysql"'],
  ["ports[0].serialLine", 3, "must be one of 1, 2, not 3"],
  ["ports[0].port", 65_536, "must be from 1 to 65535, not 65536"],
  ["service.serialLine", 1, "must be one of 3, not 1"],
  ["machine.memoryMiB", 2047, "must be from 32 to 1024, not 2047"],
  ["machine.memoryMiB", 128.5, "must be a whole number, not 128.5"],
  [
    "machine.devices[1]",
    "floppy",
    'must be one of "uart1", "uart2", "uart3", "virtio_balloon", "virtio_console", "net_virtio", not "floppy"',
  ],
  ["files.kernel", null, "must be an object, not null"],
  ["files.initrd", undefined, "must be an object, not missing"],
  ["files.bios.sha256", "ABC", 'does not match ^[0-9a-f]{64}$: "ABC"'],
  ["files.bios.size", -1, "must be from 0 to 9007199254740991, not -1"],
  ["files.state.parts[0].size", 0, "must not be 0"],
  ["files.state.size", 2501, "is 2501, but the parts have 2500 bytes together"],
  ["blobs.directory", [], "must be a text, not a list"],
  ["v86Version", "0.4.1", "is 0.4.1, but the emulator here is v86 0.5.462: build the image again"],
];

test.each(wrongFields)("reports the invalid field %s", (path, value, message) => {
  const document: unknown = structuredClone(exampleManifest);
  setField(document, path, value);
  expect(parseManifest(document)).toEqual({ kind: "invalid", problem: { path, message } });
});

test.each(["/etc/passwd", "../kernel.bin", "a/../../b", "https://example.org/x", "a?b", ""])(
  "refuses a file outside the image's directory: %s",
  (path) => {
    const document: unknown = structuredClone(exampleManifest);
    setField(document, "files.kernel.path", path);
    const parsed = parseManifest(document);
    expect(parsed.kind === "invalid" && parsed.problem.path).toBe("files.kernel.path");
  },
);

test.each([null, undefined, 1, "text", [], true])("rejects a non-object: %j", (document) => {
  const parsed = parseManifest(document);
  expect(parsed.kind === "invalid" && parsed.problem.path).toBe("");
});

function setField(document: unknown, path: string, value: unknown): void {
  const keys = path.split(/\.|\[|\]\.?/).filter((key) => key !== "");
  let target = document as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) target = target[key] as Record<string, unknown>;
  const last = keys.at(-1) ?? "";
  if (value === undefined) Reflect.deleteProperty(target, last);
  else target[last] = value;
}

test("refuses a state of a hundred thousand parts", () => {
  const document: unknown = structuredClone(exampleManifest);
  const part = { path: "state/0.zst", size: 0, sha256: "0".repeat(64) };
  setField(document, "files.state.parts", Array(100_000).fill(part));
  expect(parseManifest(document)).toMatchObject({
    problem: { path: "files.state.parts", message: "has 100000 entries, more than 256" },
  });
});
