import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);
const binaries = "/usr/lib/postgresql/15/bin";

export interface NativeServer {
  /** Runs a SQL file; rejects at its first error. */
  runFile(file: string): Promise<void>;
  /** Runs a query and returns its only value. */
  query(sql: string): Promise<string>;
}

/** Whether this computer has Debian's PostgreSQL server, whose extensions are its own. */
export function hasNativeServer(): boolean {
  return existsSync(path.join(binaries, "initdb"));
}

/** Runs `work` with Debian's PostgreSQL server, on its own socket. */
export async function withNativeServer<T>(work: (server: NativeServer) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(path.join(tmpdir(), "native-server-"));
  const run = async (command: string, words: readonly string[]): Promise<string> => {
    // The server refuses to run as root, the user of most containers.
    const asPostgres = process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--"] : [];
    const [program = "", ...rest] = [...asPostgres, path.join(binaries, command), ...words];
    const { stdout } = await execute(program, rest, { maxBuffer: 2 ** 28, cwd: "/" });
    return stdout;
  };
  if (process.getuid?.() === 0) execFileSync("chown", ["postgres", directory]);
  const data = path.join(directory, "data");
  const connection = ["-X", "-h", directory, "-U", "postgres", "-d", "postgres"];
  await run("initdb", [
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
  ]);
  const options = `-c listen_addresses='' -c unix_socket_directories=${directory} -c fsync=off`;
  await run("pg_ctl", [
    "-D",
    data,
    "-l",
    path.join(directory, "log"),
    "-o",
    options,
    "-w",
    "start",
  ]);
  try {
    return await work({
      async runFile(file) {
        const copy = path.join(directory, "file.sql");
        await copyFile(file, copy);
        await run("psql", [...connection, "-q", "-v", "ON_ERROR_STOP=1", "-f", copy]);
      },
      query: async (sql) => (await run("psql", [...connection, "-At", "-c", sql])).trim(),
    });
  } finally {
    await run("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
    await rm(directory, { recursive: true, force: true });
  }
}
