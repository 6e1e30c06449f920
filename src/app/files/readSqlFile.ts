import type { Services } from "../services/services.ts";
import { askEncoding } from "./readTextFile.ts";

/**
 * A file of SQL as psql takes it: in UTF-8, or as it is where it sets `client_encoding` itself.
 * `null`: the user did not want it to be read.
 */
export async function readSqlFile(
  services: Pick<Services, "ui">,
  file: File,
): Promise<File | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [{ readText }, { setsEncoding }] = await Promise.all([
    import("../../sql/text/readText.ts"),
    import("../../sql/text/setsEncoding.ts"),
  ]);
  const reading = readText(bytes);
  if (reading.kind === "decoded" && reading.encoding === "utf-8") return file;
  if (reading.kind === "undecided" && setsEncoding(bytes)) return file;
  const encodings = reading.kind === "undecided" ? reading.encodings : [];
  const read =
    reading.kind === "decoded"
      ? reading
      : await askEncoding(services, { fileName: file.name, bytes, encodings });
  // Its bytes are others now, so that the encoding that it sets would be wrong.
  const inUtf8 = read?.text.replace(dumpsEncoding, "SET client_encoding = 'UTF8';");
  return inUtf8 === undefined ? null : new File([inUtf8], file.name, { type: file.type });
}

/** The line of pg_dump. */
const dumpsEncoding = /^SET client_encoding = '[\w-]+';/m;
