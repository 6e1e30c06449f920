import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";

export interface LoggedRun {
  /** 128 if a signal ended it. */
  readonly status: number;
  /** The last lines, at most `keptLines`. */
  readonly tail: string;
}

/** Enough for make's output after the first failure of many jobs. */
const keptLines = 2000;

/**
 * Runs a command without a time limit and appends its output to a file. Reports each line of both
 * streams as it arrives.
 */
export async function runLogged(
  command: string,
  args: readonly string[],
  logFile: string,
  onLine: (line: string) => void,
): Promise<LoggedRun> {
  const log = createWriteStream(logFile, { flags: "a" });
  log.write(`$ ${command} ${args.join(" ")}\n`);
  const kept: string[] = [];
  const keep = (line: string): void => {
    log.write(`${line}\n`);
    kept.push(line);
    if (kept.length > keptLines) kept.shift();
    onLine(line);
  };
  try {
    const status = await new Promise<number>((resolve, reject) => {
      const child = spawn(command, args, {
        env: { ...process.env, LC_ALL: "C.UTF-8" },
        stdio: ["ignore", "pipe", "pipe"],
      });
      createInterface({ input: child.stdout, crlfDelay: Infinity }).on("line", keep);
      createInterface({ input: child.stderr, crlfDelay: Infinity }).on("line", keep);
      child.on("error", reject);
      child.on("close", (code) => {
        resolve(code ?? 128);
      });
    });
    return { status, tail: kept.join("\n") };
  } finally {
    log.end();
    await finished(log);
  }
}
