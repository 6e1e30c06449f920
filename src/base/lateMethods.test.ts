import { expect, it } from "vitest";
import { lateMethods } from "./lateMethods.ts";

interface Counter {
  add(step: number): void;
  read(): Promise<number>;
}

function makeCounter(): Counter {
  let sum = 0;
  return {
    add(step) {
      sum += step;
    },
    read: () => Promise.resolve(sum),
  };
}

it("loads the object once, at the first call, and keeps the order of the calls", async () => {
  let loads = 0;
  const counter = lateMethods<Counter>(
    () => {
      loads += 1;
      return Promise.resolve(makeCounter());
    },
    { add: true, read: true },
  );
  expect(loads).toBe(0);
  counter.add(2);
  counter.add(3);
  expect(await counter.read()).toBe(5);
  expect(loads).toBe(1);
});

it("rejects a call when the object cannot be loaded, and loads again at the next one", async () => {
  let loads = 0;
  const counter = lateMethods<Counter>(
    () => {
      loads += 1;
      return loads === 1 ? Promise.reject(new Error("offline")) : Promise.resolve(makeCounter());
    },
    { add: true, read: true },
  );
  await expect(counter.read()).rejects.toThrow("offline");
  expect(await counter.read()).toBe(0);
});

it("passes on errors of the object's methods", async () => {
  const part = lateMethods<Pick<Counter, "read">>(
    () => Promise.resolve({ read: () => Promise.reject(new Error("broken")) }),
    { read: true },
  );
  await expect(part.read()).rejects.toThrow("broken");
});
