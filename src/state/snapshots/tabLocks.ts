import type { WorkbenchClock } from "../dependencies.ts";

/** Locks that at most one tab of this page holds at a time, for as long as it is open. */
export interface TabLocks {
  /** Takes a lock if no other tab has it. */
  claim(name: string): Promise<boolean>;
  /** Waits until the lock is free and takes it. */
  waitFor(name: string): Promise<void>;
}

// A page that is being loaded anew may hold its lock a moment longer than the old page is seen.
const handOverMs = 400;

/** Web Locks; where there are none, every tab believes to be alone. */
export function createBrowserTabLocks(clock: WorkbenchClock): TabLocks {
  const { locks } = navigator as { locks?: LockManager };
  const take = (name: string, options: LockOptions): Promise<boolean> =>
    new Promise((resolve) => {
      if (locks === undefined) {
        resolve(true);
        return;
      }
      const held = locks.request(name, options, (lock) => {
        resolve(lock !== null);
        // The lock is held until the page goes.
        return lock === null ? undefined : new Promise<never>(() => undefined);
      });
      held.catch(() => {
        resolve(false);
      });
    });
  return {
    claim(name) {
      const abort = new AbortController();
      const stopTimer = clock.setTimer(() => {
        abort.abort();
      }, handOverMs);
      return take(name, { signal: abort.signal }).finally(stopTimer);
    },
    async waitFor(name) {
      await take(name, {});
    },
  };
}

/** Runs work under a lock that other tabs wait for. */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { locks?: LockManager };
  if (locks === undefined) return work();
  const results: T[] = [];
  await locks.request(name, async () => {
    results.push(await work());
  });
  const [result] = results;
  if (result === undefined) throw new Error(`the lock ${name} was not given`);
  return result;
}
