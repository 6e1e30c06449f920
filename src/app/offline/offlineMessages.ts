/** What the page asks its service worker, each with a port for the answers. */
export type OfflineRequest =
  /** Fetches all that an image's machine may ever read; answers with progress, then `kept`. */
  | { readonly kind: "keepImage"; readonly indexUrl: string; readonly manifestUrl: string }
  | { readonly kind: "status"; readonly manifestUrl: string }
  /** Lets a new version of the page take the old one's place. */
  | { readonly kind: "takeOver" };

export type OfflineReply =
  | { readonly kind: "progress"; readonly doneCount: number; readonly totalCount: number }
  /** Whether page and image are there whole, as they are on the server now. */
  | { readonly kind: "status"; readonly isAvailable: boolean }
  | { readonly kind: "failed"; readonly message: string };
