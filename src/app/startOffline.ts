import { navigatorPart } from "../state/storage/navigatorPart.ts";
import type { Services } from "./services/services.ts";

// First comes what people came for; their first statements need the processor and the network.
const delayMs = 20_000;

/** Begins to keep the page and the image once the machine has been running for a while. */
export function startOffline({ workbench, offline }: Services): void {
  const unsubscribe = workbench.store.subscribe(({ machine, settings }) => {
    if (machine.state.kind !== "running" || !machine.isClockSet) return;
    unsubscribe();
    const start = (): void => {
      const imageUrl = workbench.imageUrl();
      if (imageUrl !== null) void offline.start(imageUrl, settings.keepsOffline);
    };
    // A page that the service worker serves already is asked at once.
    const container = navigatorPart("serviceWorker");
    const isServed = container !== undefined && container.controller !== null;
    setTimeout(start, isServed ? 0 : delayMs);
  });
}
