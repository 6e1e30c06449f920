import type { Difference } from "./differential.ts";

/** A script in which the driver differs from `psql -f` on purpose. */
export interface KnownDifference {
  readonly reason: string;
  readonly script: string;
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    reason:
      "psql reads the rest of a line with the old standard_conforming_strings; the driver cuts each " +
      "statement as the server reads it",
    script:
      "set standard_conforming_strings = off; select 'O\\'Brien; x' as a; select 1 as b; " +
      "reset standard_conforming_strings; select 'a\\' as c; select 2 as d;",
  },
  {
    reason: "the driver needs its own NULL marker and aligned format, and restores both",
    script: "\\pset null 'nil'\nselect null as a;\n\\a\nselect 2 as c;\n\\a\n",
  },
  {
    reason: "the driver reads and writes UTF-8, and restores client_encoding after each statement",
    script:
      "create table t (a text);\nset client_encoding = latin1;\ninsert into t values ('é');\ntable t;",
  },
  {
    reason: "the driver never sends data of a refused COPY; psql before 15.19 runs them as SQL",
    script: "copy nosuch from stdin;\nselect 1 as a;\n\\.\nselect 2 as b;",
  },
  {
    reason: "a failed \\connect ends the script; psql -f ends with it",
    script: "\\connect nosuch_database\nselect 1 as a;",
  },
];

/**
 * The reason for the difference of a random script, null if unexplained. The only reason: a COPY in
 * a failed transaction, whose data psql before 15.19 runs as commands.
 */
export function explainDifference({ psql }: Difference): string | null {
  return psql.includes("invalid command \\.") ? "data of a refused COPY" : null;
}
