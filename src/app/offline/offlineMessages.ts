/** Requests of the page to its service worker, each with a message port for the replies. */
export type OfflineRequest =
  /** Fetches every file of an image; replies with progress, then with `status`. */
  | { readonly kind: "keepImage"; readonly indexUrl: string; readonly manifestUrl: string }
  | { readonly kind: "status"; readonly manifestUrl: string }
  /** Lets a new version of the page replace the old one. */
  | { readonly kind: "takeOver" };

export type OfflineReply =
  | { readonly kind: "progress"; readonly doneCount: number; readonly totalCount: number }
  /** Whether page and image are cached completely. */
  | { readonly kind: "status"; readonly isAvailable: boolean }
  | { readonly kind: "failed"; readonly message: string };
