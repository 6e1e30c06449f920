import type { SavedSnapshot, SnapshotActivity } from "./savedSnapshot.ts";

export interface SnapshotsPanelProps {
  readonly snapshots: readonly SavedSnapshot[];
  readonly activity: SnapshotActivity;
  /** What went wrong last and what to do; `null` when nothing did. */
  readonly failure: string | null;
  readonly onDismissFailure: () => void;
  /** False while no machine runs: nothing can be saved, exported or restored. */
  readonly canUseMachine: boolean;
  readonly onSave: (name: string) => void;
  readonly onRestore: (id: string) => void;
  readonly onRename: (id: string, name: string) => void;
  readonly onDelete: (id: string) => void;
  /** The running machine's state as a file. */
  readonly onExport: () => void;
  readonly onImport: (file: File) => void;
  /** A kept snapshot as a file. */
  readonly onExportSnapshot?: (id: string) => void;
}
