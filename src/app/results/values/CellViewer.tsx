import { Copy, X } from "lucide-react";
import { useMemo, useState, type ReactElement } from "react";
import type { Cell, Column } from "../../../sql/model.ts";
import { formatCount } from "../../ui/format/formatCount.ts";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { writeClipboard } from "../../ui/writeClipboard.ts";
import { ScrollArea } from "../../ui/ScrollArea.tsx";
import styles from "./cellViewer.module.css";
import { classifyType } from "./classifyType.ts";
import { ExactValue } from "./ExactValue.tsx";
import { writeJsonLines } from "./jsonLines.ts";
import { ArrayView, BytesView, JsonView, TextValue } from "./ValueViews.tsx";
import { useExactCell, type CellPlace } from "./useExactCell.ts";
import { findValueView, type ValueView } from "./valueView.ts";
import { translate } from "../../translation/translation.ts";

export interface CellViewerProps {
  readonly column: Column;
  /** `undefined` while no cell is chosen. */
  readonly cell: Cell | undefined;
  /** Identifies the cell; it changes when another cell is chosen. */
  readonly cellKey?: string;
  /** The source of the exact value; `null` if there is none, left out if the value is exact. */
  readonly place?: CellPlace | null | undefined;
  readonly onClose: () => void;
}

/** One complete value: as text, and formatted if its type has a structure. */
export function CellViewer(props: CellViewerProps): ReactElement {
  const { column, place, onClose } = props;
  const [choice, setChoice] = useState<"laidOut" | "plain" | null>(null);
  const [notice, setNotice] = useState("");
  const exact = useExactCell(props.cellKey ?? "", place ?? null);
  const isExact = exact.reading.kind === "exact";
  const cell = exact.reading.kind === "exact" ? exact.reading.cell : props.cell;
  const ownView = useMemo(() => findValueView(cell ?? null, column), [cell, column]);
  // The bytes show the difference between blanks and control characters.
  const view = ownView ?? (isExact ? viewAsBytes(cell) : null);
  const isPlain = choice === null ? ownView === null : choice === "plain";
  const shown = isPlain ? null : view;
  const copy = (): void => {
    const text = shown?.kind === "json" ? writeJsonLines(shown.lines) : (cell ?? "");
    void writeClipboard(text).then((isWritten) => {
      setNotice(translate(isWritten ? "Copied" : "The browser did not allow copying"));
    });
  };
  return (
    <section
      className={styles["viewer"]}
      aria-label={translate("Cell viewer")}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <header className={styles["header"]}>
        <span className={styles["name"]} title={column.name}>
          {column.name}
        </span>
        <span className={styles["type"]}>{column.type}</span>
        <IconButton
          label="Copy the value"
          icon={Copy}
          isDisabled={cell === undefined || cell === null}
          onClick={copy}
        />
        <IconButton label="Close the cell viewer" icon={X} shortcut="Escape" onClick={onClose} />
      </header>
      {view !== null && (
        <div className={styles["views"]} role="group" aria-label={translate("Show as")}>
          <ViewButton
            label={nameView(view)}
            isPressed={!isPlain}
            onClick={() => setChoice("laidOut")}
          />
          <ViewButton label="Text" isPressed={isPlain} onClick={() => setChoice("plain")} />
        </div>
      )}
      {place !== undefined && mayBeLossy(cell, column) && (
        <ExactValue exact={exact} isHeld={place !== null} />
      )}
      <ScrollArea label="Value" role="document" className={styles["content"]}>
        {cell === undefined ? (
          <p className={styles["hint"]}>{translate("Choose a cell to see its whole value.")}</p>
        ) : (
          <ValueContent cell={cell} view={shown} />
        )}
      </ScrollArea>
      <footer className={styles["footer"]}>
        <span>{describeSize(cell, ownView)}</span>
        <span aria-live="polite">{notice}</span>
      </footer>
    </section>
  );
}

/** Whether alignment may change the value: not for numbers, booleans and bytes. */
function mayBeLossy(cell: Cell | undefined, column: Column): boolean {
  if (cell === undefined || cell === null) return false;
  const kind = classifyType(column);
  return kind === "text" || kind === "json" || kind === "array";
}

function viewAsBytes(cell: Cell | undefined): ValueView | null {
  return cell == null ? null : { kind: "bytes", bytes: new TextEncoder().encode(cell) };
}

interface ViewButtonProps {
  readonly label: string;
  readonly isPressed: boolean;
  readonly onClick: () => void;
}

function ViewButton({ label, isPressed, onClick }: ViewButtonProps): ReactElement {
  return (
    <button type="button" className={styles["view"]} aria-pressed={isPressed} onClick={onClick}>
      {translate(label)}
    </button>
  );
}

function ValueContent({ cell, view }: { cell: Cell; view: ValueView | null }): ReactElement {
  switch (view?.kind) {
    case undefined:
      return <TextValue cell={cell} />;
    case "json":
      return <JsonView lines={view.lines} />;
    case "array":
      return <ArrayView elements={view.elements} />;
    case "bytes":
      return <BytesView bytes={view.bytes} />;
  }
}

function nameView(view: ValueView): string {
  switch (view.kind) {
    case "json":
      return "JSON";
    case "array":
      return "Elements";
    case "bytes":
      return "Bytes";
  }
}

function describeSize(cell: Cell | undefined, view: ValueView | null): string {
  if (cell === undefined) return "";
  if (cell === null) return "NULL";
  if (view?.kind === "bytes") return formatCount(view.bytes.length, "byte");
  if (view?.kind === "array") return formatCount(view.elements.length, "element");
  // Counts code points, as the server's length() does.
  let characters = 0;
  for (const character of cell) characters += character === "" ? 0 : 1;
  const lines = cell.split("\n").length;
  const length = formatCount(characters, "character");
  return lines === 1 ? length : `${length}, ${formatCount(lines, "line")}`;
}
