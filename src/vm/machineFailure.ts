/**
 * Why a machine could not start or stopped.
 *
 * `file` is the address or the path of the file in question, `message` a technical detail for the
 * curious; the wording for people is the page's.
 */
export type MachineFailure =
  /** The index, the manifest or a file that the manifest names is not there. */
  | { readonly kind: "imageMissing"; readonly file: string }
  /** The index lists no image of this name. */
  | { readonly kind: "imageUnknown"; readonly id: string; readonly known: readonly string[] }
  /** `path` leads to the wrong field, as in `files.state.parts[0].size`. */
  | {
      readonly kind: "manifestInvalid";
      readonly file: string;
      readonly path: string;
      readonly message: string;
    }
  /** A downloaded file is not the one that the manifest describes. */
  | { readonly kind: "digestMismatch"; readonly file: string }
  | { readonly kind: "networkError"; readonly file: string; readonly message: string }
  /** The image has no snapshot, and a start from one was asked for. */
  | { readonly kind: "noSnapshot" }
  | { readonly kind: "noWebAssembly"; readonly message: string }
  | { readonly kind: "outOfMemory"; readonly message: string }
  | { readonly kind: "stateRejected"; readonly message: string }
  | { readonly kind: "bootTimeout"; readonly timeoutMs: number; readonly consoleTail: string }
  /** A file of the guest could not be fetched when the guest read it: that read never returns. */
  | { readonly kind: "guestFileMissing"; readonly file: string; readonly message: string }
  /** The emulator or the worker around it ended with an error. */
  | { readonly kind: "workerCrashed"; readonly message: string };
