import type { ReactElement } from "react";
import { mostDiagramTables, type SchemaDiagram } from "../../sql/diagram/schemaDiagram.ts";
import { translate } from "../translation/translation.ts";
import { formatNumber } from "../ui/format/formatCount.ts";
import styles from "./diagram.module.css";
import type { ReadDiagram } from "./useDiagram.ts";

export interface DiagramNoteProps {
  readonly diagram: SchemaDiagram | null;
  readonly state: ReadDiagram["state"];
}

/** Says what the diagram may lack. */
export function DiagramNote({ diagram, state }: DiagramNoteProps): ReactElement {
  const notes = [
    ...(state === "early"
      ? [translate("Statements are running: the diagram is read again when they end.")]
      : []),
    ...(state === "failed" ? [translate("The server does not answer.")] : []),
    ...(diagram?.isCut === true
      ? [
          translate("Only the first {{count}} tables by name are drawn.", {
            count: formatNumber(mostDiagramTables),
          }),
        ]
      : []),
  ];
  return (
    <p
      role="status"
      aria-label={translate("State of the diagram")}
      className={styles["note"]}
      hidden={notes.length === 0}
    >
      {notes.join(" ")}
    </p>
  );
}
