import { expect, it } from "vitest";
import { createMessage } from "../../sql/output/messages/createMessage.ts";
import type { ImageManifest } from "../../vm/manifest.ts";
import { createTestWorkbench, type TestWorkbench } from "../testing/createTestWorkbench.ts";
import { exampleManifest, FakeMachine } from "../testing/fakeMachine.ts";
import type { FakeReply } from "../testing/fakeSession.ts";
import type { CompatState } from "../store/compatState.ts";

const noDefines = new Map<string, string>();

/** An image with a base state. */
const part = { path: "state", size: 5, sha256: "0".repeat(64) };
const manifest: ImageManifest = {
  ...exampleManifest,
  files: { ...exampleManifest.files, state: { ...part, parts: [part] } },
};

async function bootWith(answer: (sql: string) => FakeReply | null): Promise<TestWorkbench> {
  const test = createTestWorkbench({}, new FakeMachine(manifest));
  await test.boot();
  test.serviceAnswer = answer;
  return test;
}

function compatOf({ workbench }: TestWorkbench): CompatState {
  return workbench.store.getState().compat;
}

function failing(word: string): (sql: string) => FakeReply {
  return (sql) =>
    sql.includes(word)
      ? {
          outcome: {
            kind: "failed",
            error: createMessage({
              severity: "ERROR",
              sqlState: "42P01",
              message: 'relation "nosuch" does not exist',
            }),
          },
        }
      : {};
}

it("replaces a script of the same name, and removes scripts", () => {
  const { workbench } = createTestWorkbench();
  const names = (): readonly string[] =>
    workbench.store.getState().compat.scripts.map(({ name, text }) => `${name} ${text}`);
  workbench.compat.add([
    { name: "a", text: "1" },
    { name: "b", text: "2" },
  ]);
  workbench.compat.add([{ name: "a", text: "3" }]);
  expect(names()).toEqual(["b 2", "a 3"]);
  workbench.compat.remove("b");
  expect(names()).toEqual(["a 3"]);
});

it("runs every unit despite errors, refuses missing values, and restores the machine", async () => {
  const test = await bootWith(failing("nosuch"));
  const { workbench, machine, clock } = test;
  const text = "select 1;\nselect * from nosuch;\nEXIT\nselect &x, &y;\nselect &x;";
  workbench.compat.add([{ name: "a.sql", text }]);
  const run = workbench.compat.run(new Map([["x", "7"]]));
  await clock.advance(60_000);
  await run;
  const { units, total, activity, problem } = compatOf(test);
  expect(units.map(({ line, outcome }) => [line, outcome.kind])).toEqual([
    [1, "worked"],
    [2, "failed"],
    [3, "worked"],
    [4, "refused"],
    [5, "worked"],
  ]);
  expect([total, activity.kind, problem]).toEqual([5, "idle", null]);
  const restored = machine.restoredStates.map((state) => new TextDecoder().decode(state));
  expect(restored).toEqual(["clean", "memory".repeat(100)]);
});

it("stops between two units, and keeps the results so far", async () => {
  const test = await bootWith((sql) => {
    if (sql === "select 1;") test.workbench.compat.stop();
    return {};
  });
  const { workbench, clock } = test;
  workbench.compat.add([{ name: "a.sql", text: "select 1;\nselect 2;" }]);
  const run = workbench.compat.run(noDefines);
  await clock.advance(60_000);
  await run;
  const { units, total, problem } = compatOf(test);
  expect([units.length, total, problem]).toEqual([1, 2, { kind: "stopped" }]);
});

it("reports that the machine was lost", async () => {
  const test = await bootWith((sql) => {
    if (sql === "select 1;") {
      test.machine.become({ kind: "failed", failure: { kind: "workerCrashed", message: "" } });
    }
    return {};
  });
  const { workbench, clock } = test;
  workbench.compat.add([{ name: "a.sql", text: "select 1;\nselect 2;" }]);
  const run = workbench.compat.run(noDefines);
  await clock.advance(120_000);
  await run;
  expect(compatOf(test).activity).toEqual({ kind: "idle" });
  expect(compatOf(test).problem).toEqual({
    kind: "state",
    failure: { kind: "machineUnavailable" },
  });
});

it("reports that the base state cannot be loaded", async () => {
  const readBaseState = (): Promise<null> => Promise.resolve(null);
  const test = createTestWorkbench({ readBaseState }, new FakeMachine(manifest));
  await test.boot();
  test.workbench.compat.add([{ name: "a.sql", text: "select 1;" }]);
  const run = test.workbench.compat.run(noDefines);
  await test.clock.advance(60_000);
  await run;
  expect(compatOf(test).problem).toEqual({ kind: "noCleanState" });
});
