import { expect, it } from "vitest";
import { warmUpSteps } from "../../sql/warmUpSteps.ts";
import { createTestWorkbench, type TestWorkbench } from "../testing/createTestWorkbench.ts";
import { longestMs, quietMs } from "./createWarmUp.ts";

const texts = warmUpSteps.flatMap((step) => step.map(({ text }) => text));
const first = texts[0] ?? "";

async function boot(mayWarmUp = true): Promise<TestWorkbench> {
  const test = createTestWorkbench({ mayWarmUp: () => mayWarmUp });
  await test.boot();
  return test;
}

/** What the service session has run; it is opened some time after the start. */
function services(test: TestWorkbench): readonly string[] {
  try {
    return test.session("service").ran;
  } catch {
    return [];
  }
}

/** The warm-up's statements that the service session has run. */
function warmed(test: TestWorkbench): readonly string[] {
  return services(test).filter((text) => texts.includes(text));
}

it("begins after a quiet second", async () => {
  const test = await boot();
  await test.clock.advance(quietMs - 1);
  expect(warmed(test)).toEqual([]);
  await test.clock.advance(1);
  expect(warmed(test)[0]).toBe(first);
});

it("runs nothing while the user's statement runs, and goes on afterwards", async () => {
  const test = await boot();
  test.session(5432).answer = () => null;
  void test.workbench.runs.runAll("select 1;");
  await test.clock.advance(20 * quietMs);
  expect(warmed(test)).toEqual([]);
  test.session(5432).reply({});
  await test.clock.advance(2 * quietMs);
  expect(warmed(test)).not.toEqual([]);
});

it("begins no step after a statement was started", async () => {
  const test = await boot();
  test.serviceAnswer = (sql) => (sql === first ? null : {});
  await test.clock.advance(quietMs);
  test.session(5432).answer = () => null;
  void test.workbench.runs.runAll("select 1;");
  await test.clock.advance(0);
  test.session("service").reply({});
  await test.clock.advance(20 * quietMs);
  expect(warmed(test)).toEqual([first]);
});

it("ends after its longest time", async () => {
  const test = await boot();
  const stepMs = longestMs / 3;
  test.serviceAnswer = (sql) => (sql === first ? null : {});
  const begun = (): number => warmed(test).filter((text) => text === first).length;
  await test.clock.advance(quietMs);
  for (let round = 1; round <= 3; round += 1) {
    expect(begun()).toBe(round);
    await test.clock.advance(stepMs);
    test.session("service").reply({});
    await test.clock.advance(quietMs);
  }
  await test.clock.advance(20 * quietMs);
  expect(begun()).toBe(3);
});

it("ends a step's transaction also after an error", async () => {
  const test = await boot();
  test.serviceAnswer = (sql) =>
    sql.startsWith("create temporary") ? { outcome: { kind: "cancelled" } } : {};
  await test.clock.advance(2 * quietMs);
  expect(warmed(test)).toEqual(texts);
});

it.each([
  ["the page may not", false, true],
  ["it is switched off", true, false],
])("runs nothing if %s", async (_, mayWarmUp, warmsUp) => {
  const test = await boot(mayWarmUp);
  test.workbench.changeSettings({ warmsUp });
  await test.clock.advance(20 * quietMs);
  expect(warmed(test)).toEqual([]);
});
