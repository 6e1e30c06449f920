import { FieldReader } from "../../base/fieldReader.ts";
import type { Outcome } from "../../sql/session/contract/sqlSession.ts";

const outcomeKinds = [
  "completed",
  "failed",
  "cancelled",
  "refused",
  "sessionLost",
  "notRun",
  "createdWithErrors",
] as const satisfies readonly HistoryOutcome[];

/** `createdWithErrors`: a routine was created although its body does not compile. */
export type HistoryOutcome = Outcome["kind"] | "createdWithErrors";

/** One execution of a statement. */
export interface HistoryEntry {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  readonly port: number;
  readonly sql: string;
  readonly outcome: HistoryOutcome;
  readonly rowCount: number | null;
  readonly elapsedMs: number;
}

export const maximumHistoryEntries = 500;
/** Longer statements are truncated to this length. */
export const maximumHistoryText = 20_000;
/**
 * The oldest entries beyond this length of all texts are dropped, in UTF-16 units: browsers store
 * about five million per origin, which the editor's texts share.
 */
export const maximumHistoryTexts = 500_000;

/** Adds an entry at the front; a statement that repeats the newest one replaces it. */
export function addHistoryEntry(
  history: readonly HistoryEntry[],
  entry: HistoryEntry,
): readonly HistoryEntry[] {
  const added = { ...entry, sql: entry.sql.slice(0, maximumHistoryText) };
  const newest = history[0];
  const isRepetition = newest?.sql === added.sql && newest.port === added.port;
  const rest = isRepetition ? history.slice(1) : history;
  return limited([added, ...rest]);
}

function limited(history: readonly HistoryEntry[]): readonly HistoryEntry[] {
  let length = 0;
  const end = history.findIndex(({ sql }, index) => {
    length += sql.length;
    return index >= maximumHistoryEntries || length > maximumHistoryTexts;
  });
  return end === -1 ? history : history.slice(0, end);
}

/**
 * Parses a saved history and drops invalid entries and those beyond the limits; returns `null` if
 * it is no list.
 */
export function parseHistory(value: unknown): readonly HistoryEntry[] | null {
  if (!Array.isArray(value)) return null;
  const entries: HistoryEntry[] = [];
  for (const stored of value) {
    const entry = readEntry(stored);
    if (entry === null) continue;
    entries.push(entry);
    // The others are dropped, and reading tens of thousands would delay the page's start.
    if (entries.length === maximumHistoryEntries) break;
  }
  return limited(entries);
}

function readEntry(value: unknown): HistoryEntry | null {
  const reader = new FieldReader();
  const fields = reader.object(value, "");
  const maximum = Number.MAX_SAFE_INTEGER;
  const entry: HistoryEntry = {
    id: reader.text(fields["id"], "id"),
    atMs: reader.integer(fields["atMs"], "atMs", 0, maximum),
    port: reader.integer(fields["port"], "port", 1, 65_535),
    sql: reader.text(fields["sql"], "sql"),
    outcome: reader.oneOf(fields["outcome"], "outcome", outcomeKinds),
    rowCount: reader.nullable(fields["rowCount"], "rowCount", (count, at) =>
      reader.integer(count, at, 0, maximum),
    ),
    elapsedMs: reader.integer(fields["elapsedMs"], "elapsedMs", 0, maximum),
  };
  return reader.problem === null ? entry : null;
}
