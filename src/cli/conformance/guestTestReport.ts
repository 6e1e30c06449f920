/** The results of the guest tests on an image. */
export interface GuestTestReport {
  readonly passed: number;
  readonly failed: readonly string[];
  /** The number of skipped tests by reason. */
  readonly skipped: ReadonlyMap<string, number>;
}

/** Reads vitest's JSON report; null if the text is none. */
export function parseGuestTestReport(text: string): GuestTestReport | null {
  const report = JSON.parse(text) as unknown;
  if (!isRecord(report) || !Array.isArray(report["testResults"])) return null;
  const tests = report["testResults"].flatMap((file: unknown) =>
    isRecord(file) && Array.isArray(file["assertionResults"])
      ? file["assertionResults"].filter(isRecord)
      : [],
  );
  const skipped = new Map<string, number>();
  for (const { status, meta } of tests) {
    if (status !== "skipped" && status !== "pending" && status !== "todo") continue;
    const note = isRecord(meta) && typeof meta["skipReason"] === "string" ? meta["skipReason"] : "";
    const reason = note === "" ? "no reason given" : note;
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  }
  return {
    passed: tests.filter(({ status }) => status === "passed").length,
    failed: tests.flatMap(({ status, fullName }) =>
      status === "failed" && typeof fullName === "string" ? [fullName] : [],
    ),
    skipped,
  };
}

/** The report as readable lines. */
export function writeGuestTestReport({ passed, failed, skipped }: GuestTestReport): string {
  const skippedCount = [...skipped.values()].reduce((sum, count) => sum + count, 0);
  return [
    `guest tests: ${passed} passed, ${failed.length} failed, ${skippedCount} skipped`,
    ...failed.map((name) => `  failed: ${name}`),
    ...[...skipped].map(([reason, count]) => `  skipped: ${count}, ${reason}`),
    "",
  ].join("\n");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
