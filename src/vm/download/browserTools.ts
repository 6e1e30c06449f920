import type { DownloadTools } from "./download.ts";
import type { Scheduler } from "../../base/scheduler.ts";
import { sha256 } from "../../base/bytes/sha256.ts";

/**
 * Creates the scheduler of a page or a worker.
 *
 * Tasks run through a message channel: browsers slow nested timers down to four milliseconds, so
 * even a timer's callback is called from a message.
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

/** Creates the browser's implementation of the download tools. */
export function createDownloadTools(scheduler: Scheduler): DownloadTools {
  return {
    fetch: (url, init) => fetch(url, init),
    scheduler,
    sha256,
  };
}
