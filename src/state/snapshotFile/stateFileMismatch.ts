import type { ImageManifest } from "../../vm/manifest.ts";
import type { StateFileHeader } from "./stateFile.ts";

/** Why a machine cannot restore a state that was saved by a different machine. */
export type StateFileMismatch =
  | { readonly kind: "otherImage"; readonly saved: string; readonly running: string }
  /** Another build of the same image. */
  | { readonly kind: "otherImageBuild"; readonly imageLabel: string }
  | { readonly kind: "otherV86Version"; readonly saved: string; readonly running: string }
  | { readonly kind: "otherMemory"; readonly savedMiB: number; readonly runningMiB: number }
  | { readonly kind: "otherDevices"; readonly saved: string; readonly running: string }
  /** The state is a difference from another base state than this image's. */
  | { readonly kind: "otherBase"; readonly imageLabel: string };

/**
 * Compares a state's origin with the running machine.
 *
 * v86 does not check this: a state with other devices or another memory size leaves a dead machine
 * (its src/state.js and src/cpu.js, set_state).
 */
export function findStateFileMismatch(
  header: StateFileHeader,
  manifest: ImageManifest,
): StateFileMismatch | null {
  // A whole state, which carries its files, does not need the same image.
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
  const ofImage = manifest.files.state?.sha256 ?? null;
  return header.base === null || header.base === ofImage
    ? null
    : { kind: "otherBase", imageLabel: header.imageLabel };
}
