import type { ImageFile, ImageManifest } from "../manifest.ts";

function describeFile(path: string, size: number): ImageFile {
  return { path, size, sha256: "0".repeat(64) };
}

/** A manifest for tests. */
export const exampleManifest: ImageManifest = {
  format: 1,
  id: "example",
  label: "Example",
  engine: { name: "PostgreSQL", version: "15.18", details: "orafce 4.1.1" },
  ports: [
    { port: 1521, mode: "oracle", description: "orafce first", serialLine: 1 },
    { port: 5432, mode: "postgresql", description: "plain", serialLine: 2 },
  ],
  service: { port: 5432, serialLine: 3 },
  database: "postgres",
  user: "postgres",
  machine: {
    memoryMiB: 256,
    vgaMemoryMiB: 2,
    commandLine: "console=ttyS0",
    devices: ["uart1", "uart2", "uart3", "virtio_balloon", "virtio_console", "net_virtio"],
  },
  files: {
    bios: describeFile("bios.bin", 128),
    vgaBios: describeFile("vgabios.bin", 32),
    kernel: describeFile("kernel.bin", 5000),
    initrd: describeFile("initrd.bin", 1000),
    fileSystem: describeFile("filesystem.json", 700),
    state: {
      parts: [describeFile("state.zst.0", 2000), describeFile("state.zst.1", 500)],
      size: 2500,
      sha256: "0".repeat(64),
    },
  },
  blobs: { directory: "blobs", count: 12, totalSize: 34_000 },
  v86Version: "0.5.462",
  inputsDigest: "abc",
  createdAt: "2026-01-02T03:04:05.000Z",
};
