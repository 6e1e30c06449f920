import { gzipSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { compileModule } from "../worker/browserEnvironment.ts";
import { explainError } from "../explainError.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const url = "https://example.org/v86.wasm";

test.each(["application/wasm", "application/octet-stream"])(
  "reports a damaged module, not a browser without WebAssembly: %s",
  async (type) => {
    const headers = { "content-type": type };
    vi.stubGlobal("fetch", () =>
      Promise.resolve(new Response(Uint8Array.of(0, 0x61, 0x73, 0x6d, 9, 9), { headers })),
    );
    const failure = explainError(await compileModule(url).catch((error: unknown) => error));
    expect(failure).toMatchObject({ kind: "networkError", file: url });
  },
);

const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

test.each([
  ["packed", gzipSync(emptyModule)],
  ["not packed", emptyModule],
])("compiles a module: %s", async (_name, bytes) => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(Uint8Array.from(bytes))));
  expect(await compileModule(url)).toBeInstanceOf(WebAssembly.Module);
});

test.each([
  ["cut short", (packed: Uint8Array) => packed.subarray(0, packed.length - 5)],
  ["with an altered bit", (packed: Uint8Array) => packed.with(packed.length - 6, packed[0] ?? 0)],
])("reports a damaged packed module: %s", async (_name, damage) => {
  const bytes = damage(Uint8Array.from(gzipSync(emptyModule)));
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(Uint8Array.from(bytes))));
  const failure = explainError(await compileModule(url).catch((error: unknown) => error));
  expect(failure).toMatchObject({ kind: "networkError", file: url });
});

test("reports a browser that cannot compile any module", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(Uint8Array.of(1))));
  const compile = vi.spyOn(WebAssembly, "compile");
  compile.mockRejectedValue(new WebAssembly.CompileError("disallowed by embedder"));
  const failure = explainError(await compileModule(url).catch((error: unknown) => error));
  expect(failure.kind).toBe("noWebAssembly");
  compile.mockRestore();
});
