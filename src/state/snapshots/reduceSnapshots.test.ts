import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptySnapshots } from "../store/snapshotsState.ts";
import { reduceSnapshots, type SnapshotMove } from "./reduceSnapshots.ts";
import type { SaveCause, SnapshotEffect, SnapshotEvent, SnapshotStatus } from "./snapshotEvent.ts";
import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";

const context = { slot: "main", imageId: "example" };
const { activity, failure, currentId, isChanged, checkpoints } = emptySnapshots;
const fresh: SnapshotStatus = {
  ...{ activity, failure, currentId, isChanged, checkpoints },
  unsealed: null,
};

const busy: SnapshotFailure = { kind: "machineBusy", part: "processor" };
const full: SnapshotFailure = { kind: "storageFull" };
const stopped: SnapshotFailure = { kind: "machineUnavailable" };
const file = { file: new Blob(["old"]), name: "old.state" };
const unsealed: SnapshotFailure = { kind: "unsealed", name: "old.state" };

const changed: SnapshotEvent = { kind: "machineChanged" };
const captured: SnapshotEvent = { kind: "captured" };
const asked: SnapshotEvent = { kind: "actionBegan", activity: "saving", isAsked: true };
const unasked: SnapshotEvent = { kind: "actionBegan", activity: "saving", isAsked: false };
const ended: SnapshotEvent = { kind: "actionEnded" };

function saved(cause: SaveCause = "user", id = "a"): SnapshotEvent {
  return { kind: "saved", id, name: "mine", cause };
}

function saveFailed(reason: SnapshotFailure, cause: SaveCause, wasCaptured = false): SnapshotEvent {
  return { kind: "saveFailed", failure: reason, cause, wasCaptured };
}

function entered(id: string | null): SnapshotEvent {
  return { kind: "entered", id };
}

function after(...events: readonly SnapshotEvent[]): SnapshotMove {
  let move: SnapshotMove = { status: fresh, effects: [] };
  for (const event of events) move = reduceSnapshots(move.status, event, context);
  return move;
}

function nameEffect(effect: SnapshotEffect): string {
  return effect.kind === "report" ? effect.event.kind : `remember:${effect.snapshotId ?? "base"}`;
}

/** What differs from a fresh status, and the effects of the last event. */
function summarise(...events: readonly SnapshotEvent[]): string {
  const { status, effects } = after(...events);
  const words = [
    status.currentId ?? "base",
    status.isChanged ? "changed" : "",
    status.activity.kind === "idle" ? "" : status.activity.kind,
    "isBackground" in status.activity ? "behind" : "",
    status.failure === null ? "" : `(${status.failure.kind})`,
    status.unsealed === null ? "" : `[${status.unsealed.name}]`,
  ];
  const then = effects.length === 0 ? [] : ["->", ...effects.map(nameEffect)];
  return [...words, ...then].filter((word) => word !== "").join(" ");
}

describe("reduceSnapshots", () => {
  it.each<[string, readonly SnapshotEvent[], string]>([
    ["marks an action of the user", [asked], "base saving"],
    ["marks automatic work", [unasked], "base saving behind"],
    ["is idle after an action", [asked, ended], "base"],
    [
      "clears the last failure for an action of the user",
      [{ kind: "failed", failure: full }, asked],
      "base saving",
    ],
    [
      "keeps it during automatic work",
      [{ kind: "failed", failure: full }, unasked],
      "base saving behind (storageFull)",
    ],
    ["notes a change", [changed], "base changed"],
    ["has no change at the capture", [changed, captured], "base"],
    ["reports a save by hand", [changed, captured, saved()], "a -> remember:a snapshotSaved"],
    [
      "reports a save that waited",
      [changed, captured, saved("waiting")],
      "a -> remember:a snapshotSaved",
    ],
    [
      "does not report an automatic save",
      [changed, captured, saved("automatic")],
      "a -> remember:a",
    ],
    [
      "keeps a change made while the state was written",
      [changed, captured, changed, saved("automatic")],
      "a changed -> remember:a",
    ],
    [
      "has a change again when the write failed",
      [changed, captured, saveFailed(full, "user", true)],
      "base changed (storageFull) -> snapshotFailed",
    ],
    [
      "has none when the state was not captured",
      [saveFailed(stopped, "user")],
      "base (machineUnavailable) -> snapshotFailed",
    ],
    [
      "reports a busy machine to the user",
      [saveFailed(busy, "user")],
      "base (machineBusy) -> snapshotFailed",
    ],
    ["retries on a busy machine without a report", [saveFailed(busy, "waiting")], "base"],
    [
      "reports what waiting does not help against",
      [saveFailed(stopped, "waiting")],
      "base (machineUnavailable) -> snapshotFailed",
    ],
    ["does not report a stopped machine to nobody", [saveFailed(stopped, "automatic")], "base"],
    [
      "reports a full storage also for an automatic save",
      [changed, captured, saveFailed(full, "automatic", true)],
      "base changed (storageFull) -> snapshotFailed",
    ],
    [
      "counts an automatic save as changed also when its failure is not reported",
      [changed, captured, saveFailed(stopped, "automatic", true)],
      "base changed",
    ],
    ["enters a snapshot without changes", [changed, entered("b")], "b -> remember:b"],
    ["enters the base state", [entered("b"), changed, entered(null)], "base -> remember:base"],
    [
      "has changes after an import",
      [{ kind: "importRead" }, entered(null), { kind: "imported", name: "x" }],
      "base changed -> stateImported",
    ],
    [
      "offers to import a file without a seal",
      [{ kind: "importRefused", failure: unsealed, file }],
      "base (unsealed) [old.state] -> snapshotFailed",
    ],
    [
      "offers no other refused file",
      [
        { kind: "importRefused", failure: unsealed, file },
        { kind: "importRefused", failure: { kind: "notAStateFile" }, file },
      ],
      "base (notAStateFile) -> snapshotFailed",
    ],
    [
      "takes the offer back once it is imported",
      [{ kind: "importRefused", failure: unsealed, file }, asked, { kind: "importRead" }],
      "base saving",
    ],
    [
      "takes the offer back with the failure",
      [{ kind: "importRefused", failure: unsealed, file }, { kind: "failureDismissed" }],
      "base",
    ],
    [
      "has unsaved changes once the current snapshot is removed",
      [entered("b"), { kind: "removed", id: "b" }],
      "b changed",
    ],
    ["has none when another is removed", [entered("b"), { kind: "removed", id: "c" }], "b"],
    [
      "remembers nothing for a machine that is not resumed yet",
      [entered("b"), changed, { kind: "launching" }],
      "base",
    ],
    [
      "resumes a snapshot",
      [{ kind: "launching" }, { kind: "resumed", id: "b", savedAtMs: 1 }],
      "b -> stateResumed",
    ],
    ["reports an export", [{ kind: "exported", fileName: "x" }], "base -> stateExported"],
  ])("%s", (_, events, expected) => {
    expect(summarise(...events)).toBe(expected);
  });

  it("keeps a script's checkpoint for each of its runs, beside earlier ones", () => {
    const first: SnapshotEvent = { kind: "checkpointKept", id: "a", runIds: ["run1"] };
    const second: SnapshotEvent = { kind: "checkpointKept", id: "b", runIds: ["run2", "run3"] };
    expect(after(first, second).status.checkpoints).toEqual({ run1: "a", run2: "b", run3: "b" });
  });

  it.each([
    ["a tab that may not save", { slot: null, imageId: "example" }],
    ["a machine whose image is unknown", { slot: "main", imageId: null }],
  ])("remembers no snapshot of %s", (_, without) => {
    expect(reduceSnapshots(fresh, entered("b"), without).effects).toEqual([]);
  });

  it("returns the same status when a change is noted again", () => {
    const { status } = after(changed);
    expect(reduceSnapshots(status, changed, context).status).toBe(status);
  });

  const anyEvent = fc.constantFrom<SnapshotEvent>(
    ...[changed, changed, captured, saved("automatic"), saved("user", "b"), asked, unasked, ended],
    ...[saveFailed(full, "user", true), saveFailed(busy, "automatic", true)],
    ...[saveFailed(stopped, "automatic"), entered("a"), entered(null)],
    { kind: "removed", id: "a" },
    { kind: "imported", name: "x" },
    { kind: "checkpointKept", id: "c", runIds: ["run"] },
    { kind: "failed", failure: full },
    { kind: "failureDismissed" },
    { kind: "launching" },
    { kind: "exported", fileName: "x" },
  );

  it("never forgets a change before a capture or another state, and remembers where it is", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let status = fresh;
        for (const event of events) {
          const move = reduceSnapshots(status, event, context);
          const endsChange = ["captured", "entered", "launching"].includes(event.kind);
          if (status.isChanged && !endsChange) expect(move.status.isChanged).toBe(true);
          if (event.kind === "machineChanged") expect(move.status.isChanged).toBe(true);
          const remembered = move.effects.flatMap((effect) =>
            effect.kind === "remember" ? [effect.snapshotId] : [],
          );
          if (remembered.length > 0) expect(remembered).toEqual([move.status.currentId]);
          const moved = move.status.currentId !== status.currentId && event.kind !== "launching";
          if (moved) expect(remembered).toHaveLength(1);
          const failed = move.effects.filter(
            (effect) => effect.kind === "report" && effect.event.kind === "snapshotFailed",
          );
          if (failed.length > 0) expect(move.status.failure).not.toBeNull();
          status = move.status;
        }
      }),
    );
  });
});
