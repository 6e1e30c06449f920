/** The order of a suite's tests, from a schedule file of pg_regress. */
export interface RegressionSchedule {
  /** Groups of tests, in order; PostgreSQL runs the tests of a group concurrently. */
  readonly groups: readonly (readonly string[])[];
  /** Tests that run, but whose failure is ignored. */
  readonly ignored: ReadonlySet<string>;
}

export type ParsedSchedule =
  | { readonly kind: "schedule"; readonly schedule: RegressionSchedule }
  /** `line` counts from 1. */
  | { readonly kind: "invalid"; readonly line: number; readonly text: string };

/**
 * Reads a schedule: `test: NAME ...` is a group, `ignore: NAME` marks a test, `#` begins a comment
 * line (PostgreSQL's src/test/regress/pg_regress.c, run_schedule()).
 */
export function parseSchedule(text: string): ParsedSchedule {
  const groups: (readonly string[])[] = [];
  const ignored = new Set<string>();
  for (const [index, line] of text.split("\n").entries()) {
    const trimmed = line.trim();
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    const [, keyword, rest = ""] = /^(test|ignore):\s*(.*)$/.exec(trimmed) ?? [];
    const names = rest.split(/\s+/).filter((name) => name !== "");
    if (keyword === "test" && names.length > 0) groups.push(names);
    else if (keyword === "ignore") for (const name of names) ignored.add(name);
    else return { kind: "invalid", line: index + 1, text: trimmed };
  }
  return { kind: "schedule", schedule: { groups, ignored } };
}
