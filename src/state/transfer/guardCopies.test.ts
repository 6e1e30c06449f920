import { expect, it } from "vitest";
import { type GuardedScript, guardCopies } from "./guardCopies.ts";
import { parseImportOutput } from "./parseImportOutput.ts";

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
async function guard(script: string): Promise<GuardedScript & { readonly files: string[] }> {
  const files: string[] = [];
  const guarded = await guardCopies(new TextEncoder().encode(script), null, (bytes) =>
    Promise.resolve(`/p${files.push(text(bytes)) - 1}`),
  );
  return { ...guarded, files };
}

it("moves each COPY and its data to its own file, and keeps the line numbers", async () => {
  const script =
    "select 'é';\ncopy t from stdin;\né\n\\.\nselect 2;\r\n\\copy t from stdin\r\n2\r\n\\.\r\nselect 3;\n";
  const { bytes, parts, files } = await guard(script);
  expect(text(bytes)).toBe(
    "select 'é';\n\\set ON_ERROR_STOP on \\i '/p0'\n\\set ON_ERROR_STOP off\n\nselect 2;\r\n" +
      "\\set ON_ERROR_STOP on \\i '/p1'\n\\set ON_ERROR_STOP off\n\r\nselect 3;\n",
  );
  expect([...parts]).toEqual([
    ["/p0", { line: 2 }],
    ["/p1", { line: 6 }],
  ]);
  expect(files).toEqual(["copy t from stdin;\né\n\\.\n", "\\copy t from stdin\r\n2\r\n\\.\r\n"]);
});

it("lifts psql's restricted mode, which refuses \\i, for the lines replacing a COPY", async () => {
  const script =
    "\\restrict k1\ncopy t from stdin;\n1\n\\.\n\\unrestrict k1\ncopy t from stdin;\n2\n\\.\n";
  const { bytes } = await guard(script);
  expect(text(bytes)).toBe(
    "\\restrict k1\n\\unrestrict k1\n\\set ON_ERROR_STOP on \\i '/p0'\n" +
      "\\set ON_ERROR_STOP off \\restrict k1\n\\unrestrict k1\n" +
      "\\set ON_ERROR_STOP on \\i '/p1'\n\\set ON_ERROR_STOP off\n\n",
  );
});

it("leaves scripts without COPY data unchanged", async () => {
  for (const script of [
    "select 1;\n",
    "copy t from stdin;",
    "select 'copy t from stdin;\n\\.\n';",
  ]) {
    const { bytes, parts } = await guard(script);
    expect(text(bytes)).toBe(script);
    expect(parts.size).toBe(0);
  }
});

it("maps errors in such a file to lines of the script", () => {
  const output = "psql:/p1:3: ERROR:  first\npsql:/main.sql:9: ERROR:  second\n";
  expect(parseImportOutput(output, new Map([["/p1", { line: 6 }]]))).toEqual([
    { line: 8, message: "first" },
    { line: 9, message: "second" },
  ]);
});
