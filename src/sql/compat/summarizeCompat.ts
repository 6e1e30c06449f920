import { type CompatOutcome, type CompatUnit, isProblem } from "./compatUnit.ts";

export interface CompatSummary {
  readonly total: number;
  /** Number of units by kind of outcome. */
  readonly counts: Readonly<Record<CompatOutcome["kind"], number>>;
  /** Problems by construct, the most frequent first, without dependent units. */
  readonly constructs: readonly ConstructSum[];
}

export interface ConstructSum {
  /** `null`: no construct was recognised. */
  readonly construct: string | null;
  readonly count: number;
  readonly instead: string | null;
}

export function summarizeCompat(units: readonly CompatUnit[]): CompatSummary {
  const counts = { worked: 0, noted: 0, failed: 0, dependent: 0, refused: 0, lost: 0 };
  const sums = new Map<string | null, ConstructSum>();
  for (const unit of units) {
    counts[unit.outcome.kind] += 1;
    if (!isProblem(unit) || unit.outcome.kind === "dependent") continue;
    const { construct, instead } = unit;
    const before = sums.get(construct);
    sums.set(construct, {
      construct,
      count: (before?.count ?? 0) + 1,
      instead: before?.instead ?? instead,
    });
  }
  const constructs = [...sums.values()].sort((a, b) => b.count - a.count);
  return { total: units.length, counts, constructs };
}
