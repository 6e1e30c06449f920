import type { MachineFailure } from "../../vm/machineFailure.ts";
import { translate } from "../translation/translation.ts";

export interface FailureText {
  /** What is wrong, in one sentence. */
  readonly reason: string;
  /** What to do about it. */
  readonly advice: string;
  /** Technical detail for bug reports; `null` if there is none. */
  readonly detail: string | null;
}

export function describeMachineFailure(failure: MachineFailure): FailureText {
  switch (failure.kind) {
    case "imageMissing":
      return {
        reason: translate("There is no machine image here."),
        advice: translate("Build one with “npm run image” and load the page again."),
        detail: translate("{{file}} was not found.", { file: failure.file }),
      };
    case "imageUnknown":
      return {
        reason: translate("There is no image named “{{id}}”.", { id: failure.id }),
        advice:
          failure.known.length === 0
            ? translate("Build one with “npm run image”.")
            : translate("Choose one of: {{images}}.", { images: failure.known.join(", ") }),
        detail: null,
      };
    case "manifestInvalid":
      return {
        reason: translate("The description of the machine image cannot be read."),
        advice: translate("The image was built by another version or is damaged: build it again."),
        detail: `${failure.file}: ${failure.path} ${failure.message}`,
      };
    case "digestMismatch":
      return {
        reason: translate("A file of the machine image is not the one that its description names."),
        advice: translate("Try again. If that does not help, build or copy the image again."),
        detail: failure.file,
      };
    case "networkError":
      return {
        reason: translate("The machine image could not be loaded."),
        advice: translate("Check the connection and try again."),
        detail: `${failure.file}: ${failure.message}`,
      };
    case "noSnapshot":
      return {
        reason: translate("This image has no saved state to start from."),
        advice: translate("Boot it cold: that takes longer."),
        detail: null,
      };
    case "noWebAssembly":
      return {
        reason: translate("This browser does not run WebAssembly, which the machine is made of."),
        advice: translate("Switch WebAssembly on or use another browser."),
        detail: failure.message,
      };
    case "outOfMemory":
      return {
        reason: translate("The browser has no memory left for the machine."),
        advice: translate("Close other tabs and try again."),
        detail: failure.message,
      };
    case "stateRejected":
      return {
        reason: translate("The saved state could not be restored."),
        advice: translate("Start the image afresh, or boot it cold."),
        detail: failure.message,
      };
    case "bootTimeout":
      return {
        reason: translate("The machine was not ready after {{seconds}} seconds.", {
          seconds: Math.round(failure.timeoutMs / 1000),
        }),
        advice: translate("Try again; a slow computer may need a second attempt."),
        detail: failure.consoleTail,
      };
    case "guestFileMissing":
      return {
        reason: translate(
          "The machine needed a file that could not be loaded, and waits for it for ever.",
        ),
        advice: translate("Check the connection and start the machine again."),
        detail: `${failure.file}: ${failure.message}`,
      };
    case "workerCrashed":
      return {
        reason: translate("The machine crashed."),
        advice: translate("Start it again. What was not saved as a snapshot is lost."),
        detail: failure.message,
      };
  }
}
