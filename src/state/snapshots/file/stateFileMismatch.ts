import type { ImageManifest } from "../../../vm/manifest.ts";
import type { StateFileHeader } from "./stateFile.ts";

/** Why a machine cannot take a state: it was saved by a different one. */
export type StateFileMismatch =
  | { readonly kind: "otherImage"; readonly saved: string; readonly running: string }
  /** The same image, made of other parts. */
  | { readonly kind: "otherImageBuild"; readonly imageLabel: string }
  | { readonly kind: "otherV86Version"; readonly saved: string; readonly running: string }
  | { readonly kind: "otherMemory"; readonly savedMiB: number; readonly runningMiB: number }
  | { readonly kind: "otherDevices"; readonly saved: string; readonly running: string }
  /** Only what differs from a shipped state was kept, and that state is not the one of this image. */
  | { readonly kind: "otherBase"; readonly imageLabel: string };

/**
 * Compares a state's origin with the running machine.
 *
 * v86 checks none of this itself: a state of other devices or other memory leaves a dead machine
 * (its src/state.js and src/cpu.js, set_state).
 */
export function findStateFileMismatch(
  header: StateFileHeader,
  manifest: ImageManifest,
): StateFileMismatch | null {
  // One that carries everything needs a machine of the same build only.
  const needsImage = header.files === undefined;
  if (needsImage && header.imageId !== manifest.id) {
    return { kind: "otherImage", saved: header.imageLabel, running: manifest.label };
  }
  if (header.memoryMiB !== manifest.machine.memoryMiB) {
    return {
      kind: "otherMemory",
      savedMiB: header.memoryMiB,
      runningMiB: manifest.machine.memoryMiB,
    };
  }
  if (header.v86Version !== manifest.v86Version) {
    return {
      kind: "otherV86Version",
      saved: header.v86Version,
      running: manifest.v86Version,
    };
  }
  const saved = header.devices.toSorted().join(", ");
  const running = manifest.machine.devices.toSorted().join(", ");
  if (saved !== running) return { kind: "otherDevices", saved, running };
  if (!needsImage) return null;
  if (header.imageDigest !== manifest.inputsDigest) {
    return { kind: "otherImageBuild", imageLabel: header.imageLabel };
  }
  const shipped = manifest.files.state?.sha256 ?? null;
  return header.base === null || header.base === shipped
    ? null
    : { kind: "otherBase", imageLabel: header.imageLabel };
}
