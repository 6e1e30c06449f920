import type { ReactNode } from "react";
import type { SnapshotActivity } from "../../state/store/snapshotsState.ts";
import type { SavedSnapshot } from "./savedSnapshot.ts";

export interface SnapshotsPanelProps {
  /** Whether the list is unfolded; the header with its buttons always shows. */
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly snapshots: readonly SavedSnapshot[];
  readonly activity: SnapshotActivity;
  /** The last failure and what to do; `null` if none. */
  readonly failure: string | null;
  readonly onDismissFailure: () => void;
  /** Whether saving failed because the machine was busy: the user can wait for it. */
  readonly isBusyFailure: boolean;
  /** Whether a snapshot waits for the machine to be idle. */
  readonly isWaiting: boolean;
  readonly onSaveWhenQuiet: (name: string) => void;
  readonly onStopWaiting: () => void;
  /** False while no machine runs: nothing can be saved, exported or restored. */
  readonly canUseMachine: boolean;
  /** False in a tab that does not keep snapshots. */
  readonly canKeep: boolean;
  /** Saves under a proposed name. */
  readonly onSave: () => void;
  /** The proposed name while it can be changed; `null` at other times. */
  readonly proposedName: string | null;
  /** Called with the typed name, or with the proposed one if naming was cancelled. */
  readonly onName: (name: string) => void;
  readonly onRestore: (id: string) => void;
  readonly onRename: (id: string, name: string) => void;
  readonly onNote: (id: string, note: string) => void;
  readonly onDuplicate: (id: string, name: string) => void;
  readonly onDelete: (id: string) => void;
  /** Opens the comparison with another snapshot. */
  readonly onCompare: (id: string) => void;
  /** Resets the machine to the image's state. */
  readonly onReset: () => void;
  /** Exports the running machine's state: a small file for this image, or the whole machine. */
  readonly onExport: (extent: "difference" | "whole") => void;
  readonly onImport: (file: File) => void;
  /** Imports the refused file of an older workbench; `null` for any other failure. */
  readonly onImportUnsealed: (() => void) | null;
  /** Exports a kept snapshot to a file. */
  readonly onExportSnapshot: (id: string) => void;
  /** Notices of this tab, shown above the list. */
  readonly notice?: ReactNode;
  /** Size of the guest files from imported machines, in bytes. */
  readonly carriedBytes: number;
  readonly onRemoveCarried: () => void;
  /** The storage meter, shown below the list. */
  readonly meter?: ReactNode;
}
