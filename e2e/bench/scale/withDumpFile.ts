import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface DumpFile {
  readonly path: string;
  /** The number of rows of its table `dumped`. */
  readonly rowCount: number;
}

/** Writes a file of about this size in the manner of pg_dump, and removes it after `work`. */
export async function withDumpFile(
  bytes: number,
  work: (file: DumpFile) => Promise<void>,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "workbench-dump-"));
  try {
    const path = join(directory, "large.sql");
    const rowCount = Math.floor(bytes / rowOf(123_456).length);
    await pipeline(Readable.from(linesOf(rowCount)), createWriteStream(path));
    await work({ path, rowCount });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function* linesOf(rowCount: number): Generator<string> {
  yield "set client_encoding = 'UTF8';\nselect pg_catalog.set_config('search_path', '', false);\n";
  yield "create table public.dumped (id integer not null, name text, at timestamp, note text);\n";
  yield "copy public.dumped (id, name, at, note) from stdin;\n";
  for (let id = 1; id <= rowCount; id += 1) yield rowOf(id);
  yield "\\.\nalter table only public.dumped add constraint dumped_pkey primary key (id);\n";
}

function rowOf(id: number): string {
  const second = String(id % 60).padStart(2, "0");
  return `${id}\tCustomer ${id}\t2024-01-01 00:00:${second}\tA note of a usual length, number ${id}\n`;
}
