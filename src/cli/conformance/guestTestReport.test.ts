import { expect, it } from "vitest";
import { parseGuestTestReport, writeGuestTestReport } from "./guestTestReport.ts";

const text = JSON.stringify({
  testResults: [
    {
      assertionResults: [
        { status: "passed", fullName: "a", meta: {} },
        { status: "failed", fullName: "b c", meta: {} },
        { status: "skipped", fullName: "d", meta: { skipReason: "the server has no orafce" } },
        { status: "pending", fullName: "e", meta: { skipReason: "the server has no orafce" } },
        { status: "skipped", fullName: "f", meta: {} },
      ],
    },
  ],
});

it("counts passed tests, names failed ones, and sums skipped ones by reason", () => {
  const report = parseGuestTestReport(text);
  expect(report && writeGuestTestReport(report)).toBe(
    [
      "guest tests: 1 passed, 1 failed, 3 skipped",
      "  failed: b c",
      "  skipped: 2, the server has no orafce",
      "  skipped: 1, no reason given",
      "",
    ].join("\n"),
  );
});

it("returns null for any other text", () => {
  expect(parseGuestTestReport("{}")).toBeNull();
});
