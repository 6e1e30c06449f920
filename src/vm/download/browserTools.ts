import type { DownloadTools } from "./download.ts";
import type { Scheduler } from "../../base/scheduler.ts";
import { sha256 } from "../../base/sha256.ts";

/**
 * Time and tasks of a page or a worker.
 *
 * Tasks come through a message channel: timers that set timers are slowed down to four milliseconds
 * by browsers, so even a timer's callback is called from a message.
 */
export function createBrowserScheduler(): Scheduler {
  const channel = new MessageChannel();
  const tasks: (() => void)[] = [];
  channel.port1.onmessage = () => tasks.shift()?.();
  const soon = (callback: () => void): void => {
    tasks.push(callback);
    channel.port2.postMessage(null);
  };
  return {
    now: () => performance.now(),
    soon,
    after(delayMs, callback) {
      let isCancelled = false;
      const timeout = setTimeout(() => {
        soon(() => {
          if (!isCancelled) callback();
        });
      }, delayMs);
      return () => {
        isCancelled = true;
        clearTimeout(timeout);
      };
    },
  };
}

/** What downloads need, from the browser. */
export function createDownloadTools(scheduler: Scheduler): DownloadTools {
  return {
    fetch: (url, init) => fetch(url, init),
    scheduler,
    sha256,
  };
}
