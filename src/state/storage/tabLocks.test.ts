import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { KeyValueStorage } from "./keyValueStorage.ts";
import { FakeClock } from "../testing/fakeClock.ts";
import { createBrowserTabLocks, exclusively, type TabLocks } from "./tabLocks.ts";

/** Fake of Web Locks, with a single lock. */
class FakeLocks {
  #isHeld = false;
  #waiting: (() => void)[] = [];

  request(
    _name: string,
    { ifAvailable = false, signal }: LockOptions,
    work: (lock: object | null) => Promise<never> | undefined,
  ): Promise<void> {
    if (!this.#isHeld) {
      this.#isHeld = true;
      void work({});
      return Promise.resolve();
    }
    if (ifAvailable) {
      void work(null);
      return Promise.resolve();
    }
    return new Promise((_resolve, reject) => {
      const take = (): void => void work({});
      this.#waiting.push(take);
      signal?.addEventListener("abort", () => {
        this.#waiting = this.#waiting.filter((each) => each !== take);
        reject(new Error("aborted"));
      });
    });
  }

  /** The page that holds the lock closes. */
  release(): void {
    const next = this.#waiting.shift();
    this.#isHeld = next !== undefined;
    next?.();
  }
}

const clock = new FakeClock();
let locks: FakeLocks;

function openPage(tabStorage: KeyValueStorage = createStorage()): TabLocks {
  return createBrowserTabLocks(clock, tabStorage);
}

function createStorage(): KeyValueStorage {
  const texts = new Map<string, string>();
  return {
    get: (key) => texts.get(key) ?? null,
    set: (key, text) => (texts.set(key, text), true),
  };
}

beforeEach(() => {
  locks = new FakeLocks();
  vi.stubGlobal("navigator", { locks });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it("grants a free lock at once, even on a slow host", async () => {
  expect(await openPage().claim("state")).toBe(true);
});

it("refuses a lock that another tab holds", async () => {
  await openPage().claim("state");
  const refused = openPage().claim("state");
  await clock.advance(1000);
  expect(await refused).toBe(false);
});

it("waits long for the tab's own previous page, but only briefly for another tab", async () => {
  const tabStorage = createStorage();
  await openPage(tabStorage).claim("state");
  const [again, other] = [openPage(tabStorage).claim("state"), openPage().claim("state")];
  await clock.advance(5000);
  locks.release();
  expect(await Promise.all([again, other])).toEqual([true, false]);
});

it.each([
  [
    "throws",
    {
      get locks(): never {
        throw new DOMException("denied", "SecurityError");
      },
    },
  ],
  [
    "rejects",
    { locks: { request: () => Promise.reject(new DOMException("denied", "SecurityError")) } },
  ],
])("grants every lock where the browser denies locks: it %s", async (_how, denied) => {
  vi.stubGlobal("navigator", denied);
  const page = openPage();
  expect(await page.claim("a")).toBe(true);
  expect(await exclusively("a", () => Promise.resolve("done"))).toBe("done");
});

it("rethrows a failure of the work under a lock", async () => {
  const failing = (): Promise<never> => Promise.reject(new Error("no room"));
  await expect(exclusively("a", failing)).rejects.toThrow("no room");
});
