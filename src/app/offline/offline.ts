import { createStore, type StoreApi } from "zustand/vanilla";
import { navigatorPart } from "../../state/storage/navigatorPart.ts";
import type { OfflineReply, OfflineRequest } from "./offlineMessages.ts";

export type OfflineState =
  /** No service worker: another kind of page, or a browser without them. */
  | { readonly kind: "off" }
  | { readonly kind: "keeping"; readonly fraction: number }
  | { readonly kind: "available" };

export interface OfflineView {
  readonly state: OfflineState;
  /** A new version of the page waits for the old one to go. */
  readonly isUpdateWaiting: boolean;
}

/** What works without network, and what could be newer. */
export interface Offline {
  readonly store: StoreApi<OfflineView>;
  /** Begins to work; `keepsImages` false asks only what there is. */
  start(manifestUrl: string, keepsImages: boolean): Promise<void>;
  /** Goes over to the version that waits; the page is loaded anew. */
  update(): void;
}

export function createOffline(scriptUrl: string): Offline {
  const store = createStore<OfflineView>(() => ({
    state: { kind: "off" },
    isUpdateWaiting: false,
  }));
  // On pages that came over an insecure connection it is left out.
  const serviceWorker = navigatorPart("serviceWorker");
  let waiting: ServiceWorker | null = null;

  const noteWaiting = (registration: ServiceWorkerRegistration): void => {
    waiting = registration.waiting;
    store.setState({ isUpdateWaiting: waiting !== null && registration.active !== null });
  };

  const watchUpdates = (registration: ServiceWorkerRegistration): void => {
    noteWaiting(registration);
    registration.addEventListener("updatefound", () => {
      const { installing } = registration;
      installing?.addEventListener("statechange", () => {
        noteWaiting(registration);
      });
    });
  };

  return {
    store,
    async start(manifestUrl, keepsImages) {
      if (serviceWorker === undefined) return;
      try {
        const registration = await serviceWorker.register(scriptUrl);
        watchUpdates(registration);
        const { active } = await serviceWorker.ready;
        if (active === null) return;
        const indexUrl = new URL("vm/index.json", registration.scope).href;
        ask(
          active,
          keepsImages
            ? { kind: "keepImage", indexUrl, manifestUrl }
            : { kind: "status", manifestUrl },
          (state) => {
            store.setState({ state });
          },
        );
      } catch {
        // Without it the page works as before, with network; what the bar shows is then true.
        store.setState({ state: { kind: "off" } });
      }
    },
    update() {
      if (waiting === null) return;
      serviceWorker?.addEventListener("controllerchange", () => {
        location.reload();
      });
      waiting.postMessage({ kind: "takeOver" } satisfies OfflineRequest);
    },
  };
}

function ask(
  worker: ServiceWorker,
  request: OfflineRequest,
  onState: (state: OfflineState) => void,
): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<OfflineReply>) => {
    switch (data.kind) {
      case "progress":
        onState({ kind: "keeping", fraction: data.doneCount / data.totalCount });
        return;
      case "status":
        onState({ kind: data.isAvailable ? "available" : "off" });
        return;
      case "failed":
        onState({ kind: "off" });
    }
  };
  worker.postMessage(request, [port2]);
}
