import { expect, it } from "vitest";
import type { NamedSnapshot } from "../../state/store/messageLog.ts";
import { describeEvent } from "./describeEvent.ts";

const header = (origin: NamedSnapshot["header"]["origin"]): NamedSnapshot["header"] => ({
  origin,
  statement: "drop table t;",
});

it.each([
  ["mine", "manual", "mine"],
  ["", "automatic", "Automatic"],
  ["", "checkpoint", "Before drop table t;"],
] as const)("names a restored snapshot as the panel does: “%s” (%s)", (name, origin, shown) => {
  const snapshot = { name, header: header(origin) };
  expect(describeEvent({ kind: "snapshotRestored", snapshot })).toBe(
    `Snapshot “${shown}” restored.`,
  );
});
