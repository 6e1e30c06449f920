import { expect, it } from "vitest";
import { warmUpSteps } from "../../sql/warmUpSteps.ts";
import { createTestWorkbench, type TestWorkbench } from "../testing/createTestWorkbench.ts";
import { FakeSession } from "../testing/fakeSession.ts";
import { createWarmUp, longestMs, quietMs } from "./createWarmUp.ts";

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

/** Each step begins with a timer of its own. */
async function advanceSteps(test: TestWorkbench): Promise<void> {
  const count = warmUpSteps.length;
  for (let step = 0; step < count; step += 1) await test.clock.advance(1);
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

it("runs nothing while the user's statement runs, and continues afterwards", async () => {
  const test = await boot();
  test.session(5432).answer = () => null;
  void test.workbench.runs.runAll("select 1;");
  await test.clock.advance(20 * quietMs);
  expect(warmed(test)).toEqual([]);
  test.session(5432).reply({});
  await test.clock.advance(2 * quietMs);
  expect(warmed(test)).not.toEqual([]);
});

it("ends a step with its transaction when the user's statement begins, and continues afterwards", async () => {
  const test = await boot();
  const [begin, create, ...rest] = warmUpSteps.at(-1)?.map(({ text }) => text) ?? [];
  test.serviceAnswer = (sql) => (sql === create ? null : {});
  await test.clock.advance(quietMs);
  await advanceSteps(test);
  expect(warmed(test).slice(-2)).toEqual([begin, create]);
  expect(test.machine.compilerMode).toBe("eager");
  test.session(5432).answer = () => null;
  void test.workbench.runs.runAll("select 1;");
  await test.clock.advance(0);
  expect(test.machine.compilerMode).toBe("normal");
  test.session("service").reply({});
  await test.clock.advance(20 * quietMs);
  expect(warmed(test).slice(-2)).toEqual([create, rest.at(-1)]);
  test.session(5432).reply({});
  await test.clock.advance(2 * quietMs);
  expect(warmed(test).at(-1)).toBe(create);
});

it("ends after its longest time", async () => {
  const test = await boot(false);
  let steps = 0;
  const warmUp = createWarmUp(
    {
      get: () => test.workbench.store.getState(),
      dependencies: { clock: test.clock, mayWarmUp: () => true },
    },
    () => test.machine,
    {
      async within(_, work) {
        steps += 1;
        await new Promise<void>((resolve) => test.clock.setTimer(resolve, longestMs / 3));
        return { kind: "done", value: await work(new FakeSession(5432)) };
      },
    },
  );
  warmUp.start();
  await test.clock.advance(quietMs);
  for (let step = 0; step < 6; step += 1) await test.clock.advance(longestMs / 3);
  expect(steps).toBe(3);
});

it("ends a step's transaction also after an error", async () => {
  const test = await boot();
  test.serviceAnswer = (sql) =>
    sql.startsWith("create temporary") ? { outcome: { kind: "cancelled", error: null } } : {};
  await test.clock.advance(2 * quietMs);
  expect(warmed(test).slice(-3)).toEqual(["begin;", expect.stringMatching(/^create/), "rollback;"]);
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
