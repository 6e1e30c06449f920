import type { MachineFailure } from "../../vm/machineFailure.ts";

export interface FailureText {
  /** What is wrong, in one sentence. */
  readonly reason: string;
  /** What to do about it. */
  readonly advice: string;
  /** For the curious and for bug reports; `null` when there is nothing more to say. */
  readonly detail: string | null;
}

export function describeMachineFailure(failure: MachineFailure): FailureText {
  switch (failure.kind) {
    case "imageMissing":
      return {
        reason: "There is no machine image here.",
        advice: "Build one with “npm run image” and load the page again.",
        detail: `${failure.file} was not found.`,
      };
    case "imageUnknown":
      return {
        reason: `There is no image named “${failure.id}”.`,
        advice:
          failure.known.length === 0
            ? "Build one with “npm run image”."
            : `Choose one of: ${failure.known.join(", ")}.`,
        detail: null,
      };
    case "manifestInvalid":
      return {
        reason: "The description of the machine image cannot be read.",
        advice: "The image was built by another version or is damaged: build it again.",
        detail: `${failure.file}: ${failure.path} ${failure.message}`,
      };
    case "digestMismatch":
      return {
        reason: "A file of the machine image is not the one that its description names.",
        advice: "Try again. If that does not help, build or copy the image again.",
        detail: failure.file,
      };
    case "networkError":
      return {
        reason: "The machine image could not be loaded.",
        advice: "Check the connection and try again.",
        detail: `${failure.file}: ${failure.message}`,
      };
    case "noSnapshot":
      return {
        reason: "This image has no saved state to start from.",
        advice: "Boot it cold: that takes longer.",
        detail: null,
      };
    case "noWebAssembly":
      return {
        reason: "This browser does not run WebAssembly, which the machine is made of.",
        advice: "Switch WebAssembly on or use another browser.",
        detail: failure.message,
      };
    case "outOfMemory":
      return {
        reason: "The browser has no memory left for the machine.",
        advice: "Close other tabs and try again.",
        detail: failure.message,
      };
    case "stateRejected":
      return {
        reason: "The saved state could not be restored.",
        advice: "Start the image afresh, or boot it cold.",
        detail: failure.message,
      };
    case "bootTimeout":
      return {
        reason: `The machine was not ready after ${Math.round(failure.timeoutMs / 1000)} seconds.`,
        advice: "Try again; a slow computer may need a second attempt.",
        detail: failure.consoleTail,
      };
    case "guestFileMissing":
      return {
        reason: "The machine needed a file that could not be loaded, and waits for it for ever.",
        advice: "Check the connection and start the machine again.",
        detail: `${failure.file}: ${failure.message}`,
      };
    case "workerCrashed":
      return {
        reason: "The machine crashed.",
        advice: "Start it again. What was not saved as a snapshot is lost.",
        detail: failure.message,
      };
  }
}
