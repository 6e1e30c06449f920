/**
 * Why a machine could not start or stopped.
 *
 * `file` is the URL or the path of the file, `message` a technical detail; the page words the
 * failure for the user.
 */
export type MachineFailure =
  /** The index, the manifest or a file that the manifest lists does not exist. */
  | { readonly kind: "imageMissing"; readonly file: string }
  /** The index lists no image with this id. */
  | { readonly kind: "imageUnknown"; readonly id: string; readonly known: readonly string[] }
  /** `path` names the invalid field, as in `files.state.parts[0].size`. */
  | {
      readonly kind: "manifestInvalid";
      readonly file: string;
      readonly path: string;
      readonly message: string;
    }
  /** A downloaded file does not match its description in the manifest. */
  | { readonly kind: "digestMismatch"; readonly file: string }
  | { readonly kind: "networkError"; readonly file: string; readonly message: string }
  /** A start from the base state was requested, but the image has none. */
  | { readonly kind: "noSnapshot" }
  | { readonly kind: "noWebAssembly"; readonly message: string }
  | { readonly kind: "outOfMemory"; readonly message: string }
  | { readonly kind: "stateRejected"; readonly message: string }
  | { readonly kind: "bootTimeout"; readonly timeoutMs: number; readonly consoleTail: string }
  /** A guest file could not be fetched when the guest read it; that read never returns. */
  | { readonly kind: "guestFileMissing"; readonly file: string; readonly message: string }
  /** The emulator or its worker ended with an error. */
  | { readonly kind: "workerCrashed"; readonly message: string };
