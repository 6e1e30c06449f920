import { X } from "lucide-react";
import { type ReactElement, useMemo } from "react";
import { compareTables, type TableComparison } from "../../../sql/compareTables.ts";
import type { ResultTable } from "../../../sql/model.ts";
import type { Comparison, ComparedSide } from "../../../state/store/comparison.ts";
import { describeOutcome } from "../tabs/describeOutcome.ts";
import { MessageLine } from "../messages/MessageLine.tsx";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { Elapsed } from "../../ui/Elapsed.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { formatDuration } from "../../ui/format/formatDuration.ts";
import { useEscape } from "../../services/useEscape.ts";
import { joinClasses } from "../../ui/joinClasses.ts";
import { ScrollArea } from "../../ui/ScrollArea.tsx";
import styles from "./portComparison.module.css";
import { describeComparison } from "./describeComparison.ts";
import { translate } from "../../translation/translation.ts";

export interface PortComparisonProps {
  readonly comparison: Comparison;
  readonly nameOfPort: (port: number) => string;
  readonly onClose: () => void;
}

/** Results of one statement on every port, side by side with the differences marked. */
export function PortComparison({
  comparison,
  nameOfPort,
  onClose,
}: PortComparisonProps): ReactElement {
  const { sql, sides } = comparison;
  useEscape(onClose);
  const found = useMemo(() => compareSides(sides), [sides]);
  return (
    <section className={styles["view"]} aria-label={translate("Comparison")}>
      <header className={styles["head"]}>
        <span className={styles["verdict"]} role="status" aria-label={translate("Verdict")}>
          {describeComparison(sides, found, nameOfPort)}
        </span>
        <code className={styles["sql"]} title={sql}>
          {sql.replaceAll(/\s+/g, " ")}
        </code>
        <IconButton label="Close the comparison" icon={X} onClick={onClose} />
      </header>
      <div className={styles["sides"]}>
        {sides.map((side) => (
          <article key={side.port} className={styles["side"]} aria-label={nameOfPort(side.port)}>
            <h3 className={styles["port"]}>
              {nameOfPort(side.port)}
              {side.elapsedMs !== null && (
                <span className={styles["time"]}>{formatDuration(side.elapsedMs)}</span>
              )}
            </h3>
            <ScrollArea label="Result" role="document" className={styles["content"]}>
              <SideContent side={side} found={found} />
            </ScrollArea>
          </article>
        ))}
      </div>
    </section>
  );
}

function SideContent({
  side,
  found,
}: {
  readonly side: ComparedSide;
  readonly found: TableComparison | null;
}): ReactElement {
  const { outcome, blocks } = side;
  if (outcome === null) {
    return (
      <p className={styles["note"]}>
        <Spinner /> {translate("Running")} <Elapsed />
      </p>
    );
  }
  const table = lastTable(side);
  const notes = blocks.filter((block) => block.kind === "message" || block.kind === "text");
  const tag = blocks.findLast((block) => block.kind === "tag");
  return (
    <>
      {notes.map((note, index) => (
        <div key={index} className={styles["message"]}>
          <MessageLine content={note} />
        </div>
      ))}
      {outcome.kind === "failed" && notes.every(({ kind }) => kind !== "message") && (
        <div className={styles["message"]}>
          <MessageLine content={{ kind: "message", message: outcome.error }} />
        </div>
      )}
      {outcome.kind !== "failed" && outcome.kind !== "completed" && (
        <p className={styles["note"]}>{describeOutcome(outcome).title}</p>
      )}
      {table !== null && <ComparedTable table={table} found={found} />}
      {table === null && tag?.kind === "tag" && <p className={styles["note"]}>{tag.tag}</p>}
    </>
  );
}

function ComparedTable({
  table,
  found,
}: {
  readonly table: ResultTable;
  readonly found: TableComparison | null;
}): ReactElement {
  const marks = found?.kind === "different" ? found : null;
  return (
    <table className={styles["table"]}>
      <thead>
        <tr>
          {table.columns.map(({ name, type }, index) => (
            <th key={index} scope="col" title={type ?? undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, rowIndex) => (
          <tr key={rowIndex} className={marks?.rows.has(rowIndex) ? styles["otherRow"] : undefined}>
            {row.map((cell, index) => {
              const isOther = marks?.cells.has(`${rowIndex}:${index}`) === true;
              return (
                <td key={index} className={joinClasses(isOther && styles["otherCell"])}>
                  {isOther ? <mark>{drawCell(cell)}</mark> : drawCell(cell)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function drawCell(cell: string | null): ReactElement | string {
  if (cell === null) return <i className={styles["null"]}>NULL</i>;
  return cell === "" ? <span className={styles["null"]}>{translate("empty")}</span> : cell;
}

/** `null` unless both sides have a table. */
function compareSides(sides: readonly ComparedSide[]): TableComparison | null {
  const [left, right] = sides.map(lastTable);
  return left == null || right == null ? null : compareTables(left, right);
}

function lastTable({ blocks }: ComparedSide): ResultTable | null {
  const block = blocks.findLast((candidate) => candidate.kind === "table");
  return block?.kind === "table" ? block.table : null;
}
