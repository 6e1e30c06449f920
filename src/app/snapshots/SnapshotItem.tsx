import {
  Copy,
  Ellipsis,
  FileDown,
  GitCompareArrows,
  History,
  Pencil,
  StickyNote,
  Trash2,
} from "lucide-react";
import { useState, type ReactElement } from "react";
import { formatBytes } from "../ui/format/formatBytes.ts";
import { formatTime } from "../ui/format/formatTime.ts";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { MenuButton } from "../ui/menu/MenuButton.tsx";
import type { MenuItem } from "../ui/menu/menuItem.ts";
import { joinClasses } from "../ui/joinClasses.ts";
import { SnapshotTextInput } from "./SnapshotTextInput.tsx";
import type { SavedSnapshot } from "./savedSnapshot.ts";
import styles from "./snapshotsPanel.module.css";
import { translate } from "../translation/translation.ts";

export interface SnapshotItemProps {
  readonly snapshot: SavedSnapshot;
  readonly isDisabled: boolean;
  readonly onRestore: () => void;
  readonly onDelete: () => void;
  readonly onRename: (name: string) => void;
  readonly onNote: (note: string) => void;
  readonly onDuplicate: () => void;
  readonly onCompare: () => void;
  readonly onExport: () => void;
}

/** A kept snapshot: its name, time, origin, content and size. */
export function SnapshotItem(props: SnapshotItemProps): ReactElement {
  const { snapshot, isDisabled, onRestore } = props;
  const { name, note, incompatibility, isCurrent } = snapshot;
  const [edited, setEdited] = useState<"name" | "note" | null>(null);
  const facts = [formatBytes(snapshot.sizeBytes), snapshot.details]
    .filter((part) => part !== "")
    .join(" · ");
  const edit = (what: "name" | "note") => () => {
    setEdited(what);
  };
  return (
    <li
      className={joinClasses(styles["item"], isCurrent && styles["current"])}
      data-origin={snapshot.origin}
    >
      <div className={styles["itemText"]}>
        {edited === "name" ? (
          <SnapshotTextInput
            label={translate("Snapshot name")}
            text={name}
            onDone={(next) => {
              setEdited(null);
              if (next !== "" && next !== name) props.onRename(next);
            }}
          />
        ) : (
          <span className={styles["name"]} title={name} onDoubleClick={edit("name")}>
            {name}
            {isCurrent && <span className={styles["mark"]}> {translate("(current)")}</span>}
          </span>
        )}
        <span className={styles["meta"]}>
          <time dateTime={new Date(snapshot.createdAtMs).toISOString()}>
            {formatTime(snapshot.createdAtMs)}
          </time>
        </span>
        <span className={styles["meta"]} title={facts}>
          {facts}
        </span>
        {edited === "note" ? (
          <SnapshotTextInput
            label={translate("Snapshot note")}
            text={note}
            onDone={(next) => {
              setEdited(null);
              if (next !== note) props.onNote(next);
            }}
          />
        ) : (
          note !== "" && <span className={styles["note"]}>{note}</span>
        )}
        {incompatibility !== null && <span className={styles["mismatch"]}>{incompatibility}</span>}
      </div>
      <IconButton
        label={translate("Restore {{name}}", { name })}
        icon={History}
        isDisabled={isDisabled || incompatibility !== null}
        onClick={onRestore}
      />
      <MenuButton
        label={translate("More for {{name}}", { name })}
        icon={Ellipsis}
        items={makeMenu(props, edit)}
        isDisabled={isDisabled}
      />
    </li>
  );
}

function makeMenu(
  props: SnapshotItemProps,
  edit: (what: "name" | "note") => () => void,
): readonly MenuItem[] {
  const { snapshot, onRestore, onExport, onDelete } = props;
  return [
    {
      kind: "action",
      label: "Restore",
      icon: History,
      isDisabled: snapshot.incompatibility !== null,
      onSelect: onRestore,
    },
    { kind: "action", label: "Compare", icon: GitCompareArrows, onSelect: props.onCompare },
    { kind: "action", label: "Rename", icon: Pencil, onSelect: edit("name") },
    { kind: "action", label: "Note", icon: StickyNote, onSelect: edit("note") },
    { kind: "action", label: "Duplicate", icon: Copy, onSelect: props.onDuplicate },
    { kind: "action", label: "Export to a file", icon: FileDown, onSelect: onExport },
    { kind: "separator" },
    { kind: "action", label: "Delete", icon: Trash2, isDangerous: true, onSelect: onDelete },
  ];
}
