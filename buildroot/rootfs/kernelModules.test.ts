import { expect, test } from "vitest";
import { moduleClosure, moduleDependencies } from "./kernelModules.ts";

function moduleBytes(depends: string): Uint8Array {
  return new TextEncoder().encode(`\x7fELF..\0license=GPL\0depends=${depends}\0name=x\0`);
}

test.each<[string, readonly string[]]>([
  ["", []],
  ["virtio", ["virtio"]],
  ["virtio,9pnet,virtio-ring", ["virtio", "9pnet", "virtio_ring"]],
])("reads the dependencies of a module with depends=%s", (depends, expected) => {
  expect(moduleDependencies(moduleBytes(depends))).toEqual(expected);
});

test("reads no dependencies from a file without a .modinfo entry", () => {
  expect(moduleDependencies(new Uint8Array(64))).toEqual([]);
});

test("orders modules after their dependencies, each once, without built-in ones", async () => {
  const depends: Record<string, string> = {
    virtio_pci: "virtio_ring,virtio",
    "9pnet_virtio": "virtio,9pnet,virtio_ring",
    "9p": "9pnet,fscache",
    virtio_ring: "",
    "9pnet": "",
    fscache: "virtio_ring",
  };
  const modules = await moduleClosure(["virtio_pci", "9pnet_virtio", "9p"], (name) => {
    const known = depends[name];
    return Promise.resolve(known === undefined ? null : moduleBytes(known));
  });
  expect(modules.map(({ name }) => name)).toEqual([
    "virtio_ring",
    "virtio_pci",
    "9pnet",
    "9pnet_virtio",
    "fscache",
    "9p",
  ]);
});
