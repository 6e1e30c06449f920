import { createStore, type StoreApi } from "zustand/vanilla";
import { navigatorPart } from "../../state/storage/navigatorPart.ts";
import type { OfflineReply, OfflineRequest } from "./offlineMessages.ts";

export type OfflineState =
  /** No service worker: not on this kind of page, or not in this browser. */
  | { readonly kind: "off" }
  | { readonly kind: "keeping"; readonly fraction: number }
  | { readonly kind: "available" };

export interface OfflineView {
  readonly state: OfflineState;
  /** A new version of the page waits for the old one to be closed. */
  readonly isUpdateWaiting: boolean;
}

/** Whether the page works without network, and whether a newer version waits. */
export interface Offline {
  readonly store: StoreApi<OfflineView>;
  /** Starts the service worker; with `keepsImages` false it only queries the status. */
  start(manifestUrl: string, keepsImages: boolean): Promise<void>;
  /** Activates the waiting version; the page is reloaded. */
  update(): void;
}

export function createOffline(scriptUrl: string): Offline {
  const store = createStore<OfflineView>(() => ({
    state: { kind: "off" },
    isUpdateWaiting: false,
  }));
  // Undefined on pages that were loaded over an insecure connection.
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
        // Without it the page still works with network, and the status bar shows it as off.
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
