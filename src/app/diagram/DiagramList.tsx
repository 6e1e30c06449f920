import type { ReactElement } from "react";
import type { DiagramTable, SchemaDiagram } from "../../sql/diagram/schemaDiagram.ts";
import { translate } from "../translation/translation.ts";
import { describeReference, keyMark } from "./describeDiagram.ts";
import styles from "./diagram.module.css";

export interface DiagramListProps {
  readonly diagram: SchemaDiagram;
  readonly onOpen: (table: DiagramTable) => void;
}

/** The diagram as text. */
export function DiagramList({ diagram, onOpen }: DiagramListProps): ReactElement {
  return (
    <div className={styles["words"]}>
      <h3>{translate("Tables")}</h3>
      <ul aria-label={translate("Tables")}>
        {diagram.tables.map((table) => (
          <li key={table.id}>
            <button
              type="button"
              onClick={() => {
                onOpen(table);
              }}
            >
              {table.label}
            </button>
            :{" "}
            {table.columns
              .map((column) => `${column.name} ${column.type} ${keyMark(column)}`.trim())
              .join(", ")}
          </li>
        ))}
      </ul>
      <h3>{translate("References")}</h3>
      <ul aria-label={translate("References")}>
        {diagram.references.map((reference) => (
          <li key={reference.id}>{describeReference(reference, diagram)}</li>
        ))}
      </ul>
    </div>
  );
}
