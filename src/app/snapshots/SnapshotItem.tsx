import { Ellipsis, FileDown, History, Pencil, Trash2 } from "lucide-react";
import { useState, type ReactElement } from "react";
import { formatBytes } from "../ui/formatBytes.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { MenuButton } from "../ui/MenuButton.tsx";
import type { MenuItem } from "../ui/menuItem.ts";
import type { SavedSnapshot } from "./savedSnapshot.ts";
import styles from "./snapshotsPanel.module.css";

export interface SnapshotItemProps {
  readonly snapshot: SavedSnapshot;
  readonly isDisabled: boolean;
  readonly onRestore: () => void;
  readonly onDelete: () => void;
  readonly onRename: (name: string) => void;
  readonly onExport: (() => void) | undefined;
}

const timeFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** A kept snapshot: what it is called, when and why it was taken, how large it is. */
export function SnapshotItem(props: SnapshotItemProps): ReactElement {
  const { snapshot, isDisabled, onRestore } = props;
  const { name, incompatibility } = snapshot;
  const [isRenaming, setIsRenaming] = useState(false);
  const rename = (): void => {
    setIsRenaming(true);
  };
  return (
    <li className={styles["item"]}>
      <div className={styles["itemText"]}>
        {isRenaming ? (
          <NameInput
            name={name}
            onDone={(next) => {
              setIsRenaming(false);
              if (next !== "" && next !== name) props.onRename(next);
            }}
          />
        ) : (
          <span className={styles["name"]} title={name} onDoubleClick={rename}>
            {name}
          </span>
        )}
        <span className={styles["meta"]}>
          <time dateTime={new Date(snapshot.createdAtMs).toISOString()}>
            {timeFormat.format(snapshot.createdAtMs)}
          </time>
          {" · "}
          {formatBytes(snapshot.sizeBytes)}
        </span>
        {snapshot.reason !== null && <span className={styles["meta"]}>{snapshot.reason}</span>}
        {incompatibility !== null && <span className={styles["mismatch"]}>{incompatibility}</span>}
      </div>
      <IconButton
        label={`Restore ${name}`}
        icon={History}
        isDisabled={isDisabled || incompatibility !== null}
        onClick={onRestore}
      />
      <MenuButton
        label={`More for ${name}`}
        icon={Ellipsis}
        items={makeMenu(props, rename)}
        isDisabled={isDisabled}
      />
    </li>
  );
}

function makeMenu(props: SnapshotItemProps, rename: () => void): readonly MenuItem[] {
  const { snapshot, onRestore, onExport, onDelete } = props;
  const items: MenuItem[] = [
    {
      kind: "action",
      label: "Restore",
      icon: History,
      isDisabled: snapshot.incompatibility !== null,
      onSelect: onRestore,
    },
    { kind: "action", label: "Rename", icon: Pencil, onSelect: rename },
  ];
  if (onExport !== undefined) {
    items.push({ kind: "action", label: "Export to a file", icon: FileDown, onSelect: onExport });
  }
  return [
    ...items,
    { kind: "separator" },
    { kind: "action", label: "Delete", icon: Trash2, isDangerous: true, onSelect: onDelete },
  ];
}

interface NameInputProps {
  readonly name: string;
  /** With the new name; with the old one when it was given up. */
  readonly onDone: (name: string) => void;
}

function NameInput({ name, onDone }: NameInputProps): ReactElement {
  return (
    <input
      className={styles["nameInput"]}
      aria-label="Snapshot name"
      defaultValue={name}
      maxLength={120}
      ref={(input) => {
        input?.select();
      }}
      onBlur={(event) => {
        onDone(event.currentTarget.value.trim());
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") onDone(event.currentTarget.value.trim());
        if (event.key === "Escape") onDone(name);
      }}
    />
  );
}
