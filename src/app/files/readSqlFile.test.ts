// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { createTestWorkbench } from "../../state/testing/createTestWorkbench.ts";
import { createServices } from "../services/services.ts";
import { readSqlFile } from "./readSqlFile.ts";

async function read(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> {
  const services = createServices(createTestWorkbench().workbench);
  const file = await readSqlFile(services, new File([bytes], "a.sql"));
  return file === null ? undefined : new Uint8Array(await file.arrayBuffer());
}

it("does not convert a file that sets client_encoding itself", async () => {
  const dump = Buffer.from("SET client_encoding = 'LATIN1';\nselect 'é';\n", "latin1");
  expect(await read(Uint8Array.from(dump))).toEqual(Uint8Array.from(dump));
});

it("converts UTF-16 to UTF-8, and adapts the client_encoding that the file sets", async () => {
  const dump = Buffer.from("\ufeffSET client_encoding = 'LATIN1';\nselect 'é';\n", "utf16le");
  const expected = "SET client_encoding = 'UTF8';\nselect 'é';\n";
  expect(Buffer.from((await read(Uint8Array.from(dump))) ?? []).toString()).toBe(expected);
});
