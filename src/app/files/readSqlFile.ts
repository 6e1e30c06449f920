import type { Services } from "../services/services.ts";
import { askEncoding, readBytes } from "./readTextFile.ts";

/**
 * Returns a SQL file as psql can read it: in UTF-8, or unchanged if it sets `client_encoding`
 * itself. `null` if the user decided not to read it, or if it cannot be read.
 */
export async function readSqlFile(
  services: Pick<Services, "ui" | "workbench">,
  file: File,
): Promise<File | null> {
  const bytes = await readBytes(services, file);
  if (bytes === null) return null;
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
  // The file was converted, so the encoding that it sets would be wrong.
  const inUtf8 = read?.text.replace(dumpsEncoding, "SET client_encoding = 'UTF8';");
  return inUtf8 === undefined ? null : new File([inUtf8], file.name, { type: file.type });
}

/** The line that pg_dump writes. */
const dumpsEncoding = /^SET client_encoding = '[\w-]+';/m;
