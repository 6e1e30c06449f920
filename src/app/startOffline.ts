import { navigatorPart } from "../state/storage/navigatorPart.ts";
import type { Services } from "./services/services.ts";

// The user's first statements need the processor and the network first.
const delayMs = 20_000;

/** Starts caching page and image once the machine has been running for a while. */
export function startOffline({ workbench, offline }: Services): void {
  const unsubscribe = workbench.store.subscribe(({ machine, settings }) => {
    if (machine.status.kind !== "running" || !machine.isClockSet) return;
    unsubscribe();
    const start = (): void => {
      const imageUrl = workbench.imageUrl();
      if (imageUrl !== null) void offline.start(imageUrl, settings.keepsOffline);
    };
    // If the service worker already serves the page, its status is queried at once.
    const container = navigatorPart("serviceWorker");
    const isServed = container !== undefined && container.controller !== null;
    setTimeout(start, isServed ? 0 : delayMs);
  });
}
