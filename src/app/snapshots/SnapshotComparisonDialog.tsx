import { type ReactElement, useState } from "react";
import {
  compareSummaries,
  type RelationChange,
  type RelationSummary,
  type SchemaDifference,
} from "../../sql/catalog/schemaSummary.ts";
import type { StoredSnapshot } from "../../state/snapshotStorage/snapshotStore.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Dialog } from "../ui/dialog/Dialog.tsx";
import { formatNumber } from "../ui/format/formatCount.ts";
import { formatTime } from "../ui/format/formatTime.ts";
import { useWorkbenchState } from "../services/useWorkbench.ts";
import { nameOfSnapshot } from "../wording/nameOfSnapshot.ts";
import styles from "./snapshotComparisonDialog.module.css";
import { translate } from "../translation/translation.ts";

const selectStored = (state: WorkbenchState): readonly StoredSnapshot[] => state.snapshots.stored;

/** The differences of two snapshots: relations, columns, rows. */
export function SnapshotComparisonDialog({
  snapshotId,
  onClose,
}: {
  /** The snapshot that is compared with another one. */
  readonly snapshotId: string;
  readonly onClose: () => void;
}): ReactElement {
  const stored = useWorkbenchState(selectStored);
  const other = stored.find(({ id }) => id !== snapshotId)?.id ?? "";
  const [ids, setIds] = useState(() => inOrderOfTime(stored, snapshotId, other));
  const [before, after] = ids.map((id) => stored.find((snapshot) => snapshot.id === id) ?? null);
  return (
    <Dialog
      title="Compare snapshots"
      width="wide"
      onClose={onClose}
      footer={<Button label="Done" look="primary" onClick={onClose} />}
    >
      <div className={styles["choices"]}>
        <SnapshotSelect
          label={translate("From")}
          snapshots={stored}
          id={ids[0] ?? ""}
          onChange={(id) => {
            setIds([id, ids[1] ?? ""]);
          }}
        />
        <SnapshotSelect
          label={translate("To")}
          snapshots={stored}
          id={ids[1] ?? ""}
          onChange={(id) => {
            setIds([ids[0] ?? "", id]);
          }}
        />
      </div>
      <Difference before={before ?? null} after={after ?? null} />
    </Dialog>
  );
}

function inOrderOfTime(
  stored: readonly StoredSnapshot[],
  id: string,
  other: string,
): readonly string[] {
  // `stored` has the newest first.
  const newer = stored.find((snapshot) => snapshot.id === id || snapshot.id === other)?.id;
  return newer === id ? [other, id] : [id, other];
}

interface SnapshotSelectProps {
  readonly label: string;
  readonly snapshots: readonly StoredSnapshot[];
  readonly id: string;
  readonly onChange: (id: string) => void;
}

function SnapshotSelect({ label, snapshots, id, onChange }: SnapshotSelectProps): ReactElement {
  return (
    <label>
      {label}
      <select
        value={id}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      >
        {snapshots.map((snapshot) => (
          <option key={snapshot.id} value={snapshot.id}>
            {nameOfSnapshot(snapshot)}, {formatTime(snapshot.header.createdAtMs)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DifferenceProps {
  readonly before: StoredSnapshot | null;
  readonly after: StoredSnapshot | null;
}

function Difference({ before, after }: DifferenceProps): ReactElement {
  if (before === null || after === null) return <p>{translate("Choose two snapshots.")}</p>;
  const [old, now] = [before.header.schema, after.header.schema];
  if (old === null || now === null) {
    return (
      <p>
        {translate(
          "One of them was taken without a look at its schema: the server did not answer.",
        )}
      </p>
    );
  }
  const lines = describeDifference(compareSummaries(old, now));
  if (lines.length === 0) return <p>{translate("The same tables, columns and row counts.")}</p>;
  return (
    <ul className={styles["lines"]} aria-label={translate("Differences")}>
      {lines.map(({ sign, text }) => (
        <li key={`${sign}${text}`} data-sign={sign}>
          <span aria-hidden="true">{sign}</span> {text}
        </li>
      ))}
    </ul>
  );
}

interface Line {
  readonly sign: "+" | "−" | "±";
  readonly text: string;
}

function describeDifference({ added, removed, changed }: SchemaDifference): readonly Line[] {
  return [
    ...added.map((relation): Line => ({
      sign: "+",
      text: translate("New: {{what}}", { what: describe(relation) }),
    })),
    ...removed.map((relation): Line => ({
      sign: "−",
      text: translate("Gone: {{what}}", { what: describe(relation) }),
    })),
    ...changed.map((change): Line => ({ sign: "±", text: describeChange(change) })),
  ];
}

const kindWords: Readonly<Record<RelationSummary["kind"], string>> = {
  table: "table",
  view: "view",
  materializedView: "materialized view",
  sequence: "sequence",
};

function describe(relation: RelationSummary): string {
  const rows = relation.rowCount === null ? "" : `, ${countRows(relation)}`;
  return `${translate(kindWords[relation.kind])} ${relation.name}${rows}`;
}

function describeChange({ before, after, addedColumns, removedColumns }: RelationChange): string {
  const parts = [
    ...addedColumns.map((column) => translate("column {{column}} new", { column })),
    ...removedColumns.map((column) => translate("column {{column}} gone", { column })),
  ];
  if (before.rowCount !== after.rowCount) parts.push(`${countRows(before)} → ${countRows(after)}`);
  return `${translate(kindWords[after.kind])} ${after.name}: ${parts.join("; ")}`;
}

function countRows({ rowCount, isCounted }: RelationSummary): string {
  if (rowCount === null) return translate("rows not counted");
  return translate(isCounted ? "{{number}} rows" : "about {{number}} rows", {
    number: formatNumber(rowCount),
    count: rowCount,
  });
}
