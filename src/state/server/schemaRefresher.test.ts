import { expect, it } from "vitest";
import { FakeClock } from "../testing/fakeClock.ts";
import { createSchemaRefresher } from "./schemaRefresher.ts";

function setUp(): {
  readonly clock: FakeClock;
  readonly activity: { isBusy: boolean };
  readonly count: () => number;
  readonly request: () => void;
} {
  const clock = new FakeClock();
  const activity = { isBusy: false };
  let refreshes = 0;
  const refresher = createSchemaRefresher(
    clock,
    () => {
      refreshes += 1;
      return Promise.resolve();
    },
    () => activity.isBusy,
  );
  return {
    clock,
    activity,
    count: () => refreshes,
    request: () => {
      refresher.request();
    },
  };
}

it("reloads once for requests that follow each other", async () => {
  const { clock, count, request } = setUp();
  request();
  request();
  await clock.advance(200);
  expect(count()).toBe(1);
});

it("waits for the end of a script", async () => {
  const { clock, activity, count, request } = setUp();
  activity.isBusy = true;
  request();
  await clock.advance(7000);
  expect(count()).toBe(0);
  activity.isBusy = false;
  await clock.advance(200);
  expect(count()).toBe(1);
});

it("reloads during a script that does not end", async () => {
  const { clock, activity, count, request } = setUp();
  activity.isBusy = true;
  request();
  await clock.advance(9000);
  expect(count()).toBe(1);
});
