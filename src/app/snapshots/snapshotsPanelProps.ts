import type { ReactNode } from "react";
import type { SnapshotActivity } from "../../state/store/snapshotsState.ts";
import type { SavedSnapshot } from "./savedSnapshot.ts";

export interface SnapshotsPanelProps {
  readonly snapshots: readonly SavedSnapshot[];
  readonly activity: SnapshotActivity;
  /** What went wrong last and what to do; `null` when nothing did. */
  readonly failure: string | null;
  readonly onDismissFailure: () => void;
  /** The machine was too busy to be saved: it can be waited for. */
  readonly isBusyFailure: boolean;
  /** A snapshot waits for the machine to rest. */
  readonly isWaiting: boolean;
  readonly onSaveWhenQuiet: (name: string) => void;
  readonly onStopWaiting: () => void;
  /** False while no machine runs: nothing can be saved, exported or restored. */
  readonly canUseMachine: boolean;
  /** False in a tab that keeps nothing. */
  readonly canKeep: boolean;
  readonly onSave: (name: string) => void;
  readonly onRestore: (id: string) => void;
  readonly onRename: (id: string, name: string) => void;
  readonly onNote: (id: string, note: string) => void;
  readonly onDuplicate: (id: string, name: string) => void;
  readonly onDelete: (id: string) => void;
  /** Opens the comparison with another snapshot. */
  readonly onCompare: (id: string) => void;
  /** The machine as the image brings it. */
  readonly onReset: () => void;
  /** The running machine's state as a file: a small one for this image, or the machine whole. */
  readonly onExport: (extent: "difference" | "whole") => void;
  readonly onImport: (file: File) => void;
  /** Imports the refused file of an older workbench; `null` when the failure is another. */
  readonly onImportUnsealed: (() => void) | null;
  /** A kept snapshot as a file. */
  readonly onExportSnapshot: (id: string) => void;
  /** What stands above the list: notices of this tab. */
  readonly notice?: ReactNode;
  /** Size of the guest files that came with imported machines, in bytes. */
  readonly carriedBytes: number;
  readonly onRemoveCarried: () => void;
  /** What stands below the list: the storage meter. */
  readonly meter?: ReactNode;
}
