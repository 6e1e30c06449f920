import { databaseParameter } from "../../sql/session/statements/connectCommand.ts";
import type { GuestTaskPlan } from "./runGuestTask.ts";

export type DumpTask = Pick<GuestTaskPlan, "command" | "poll" | "onPoll">;

export interface DumpRequest {
  readonly port: number;
  /** The option that names the database. */
  readonly database: string;
  readonly withExtensions: boolean;
  /** Path of the guest file that pg_dump writes. */
  readonly target: string;
}

/** Task that runs pg_dump; `onProgress` gets the bytes written and the table being dumped. */
export function dumpTask(
  { port, database, withExtensions, target }: DumpRequest,
  onProgress: (bytes: number, table: string | null) => void,
): DumpTask {
  return {
    command:
      `pg_dump -h /run/postgresql -p ${port} -U postgres ${database} --verbose ` +
      `${withExtensions ? "" : "-e plpgsql "}-f ${target}`,
    poll: `wc -c < ${target}; grep -o 'contents of table .*' $log | tail -n 1`,
    onPoll: (text) => {
      const [size = "0", table = ""] = text.split("\n");
      onProgress(Number(size.trim()) || 0, /"(.*)"/.exec(table)?.[1] ?? null);
    },
  };
}

/** Returns the option of PostgreSQL's programs that selects a database. */
export function databaseArgument(database: string): string {
  return `-d ${quoteForShell(databaseParameter(database))}`;
}

/** Deletes ALTER PACKAGE lines with a numeric owner, which the server refuses; COPY data stays. */
export function dropFaultyOwners(path: string): string {
  const data = "/^COPY .* FROM stdin;$/,/^\\\\\\.$/b";
  return `sed -i -E -e '${data}' -e '/^ALTER PACKAGE .* OWNER TO "[0-9]+";$/d' ${path}`;
}

function quoteForShell(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
