import { useMemo, useState, type ReactElement } from "react";
import { Button } from "../../ui/buttons/Button.tsx";
import { writeClipboard } from "../../ui/writeClipboard.ts";
import { ScrollArea } from "../../ui/ScrollArea.tsx";
import { writeAlignedText } from "./writeAlignedText.ts";
import { writeNotification } from "./writeNotification.ts";
import type { ResultTab } from "../tabs/resultTab.ts";
import styles from "./textView.module.css";
import { translate } from "../../translation/translation.ts";

/** Lines of a piece; the browser lays out and paints only the visible pieces. */
const linesPerPiece = 200;

/** A result as psql prints it, so that it can be searched and selected as text. */
export function TextView({ tab }: { readonly tab: ResultTab }): ReactElement {
  const [notice, setNotice] = useState("");
  const lines = useMemo(() => writeTab(tab), [tab]);
  const pieces = useMemo(() => cutIntoPieces(lines), [lines]);
  const copy = (): void => {
    void writeClipboard(lines.join("\n")).then((isWritten) => {
      setNotice(translate(isWritten ? "Copied" : "The browser did not allow copying"));
    });
  };
  return (
    <div className={styles["panel"]}>
      <ScrollArea label="Output as text" role="document" className={styles["scroll"]}>
        {pieces.map((piece, index) => (
          <pre
            key={index}
            className={styles["piece"]}
            style={{ containIntrinsicSize: `auto ${piece.length * 20}px` }}
          >
            {piece.join("\n")}
          </pre>
        ))}
      </ScrollArea>
      <div className={styles["bar"]}>
        <span aria-live="polite">{notice}</span>
        <Button label="Copy text" look="quiet" onClick={copy} />
      </div>
    </div>
  );
}

function writeTab(tab: ResultTab): readonly string[] {
  const lines = tab.blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case "table":
        return [...writeAlignedText(block.table), ""];
      case "tag":
        return [block.tag];
      case "message":
        return block.message.raw.split("\n");
      case "notification":
        return [writeNotification(block.notification)];
      case "text":
        return block.text.split("\n");
    }
  });
  return [...lines, ...writeMissingError(tab)];
}

/** The error of the outcome, unless the blocks contain it. */
function writeMissingError({ status, blocks }: ResultTab): readonly string[] {
  if (status.kind !== "ended" || status.outcome.kind !== "failed") return [];
  const { raw } = status.outcome.error;
  const isThere = blocks.some((block) => block.kind === "message" && block.message.raw === raw);
  return isThere ? [] : raw.split("\n");
}

function cutIntoPieces(lines: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(lines.length / linesPerPiece);
  return Array.from({ length: count }, (_unused, index) =>
    lines.slice(index * linesPerPiece, (index + 1) * linesPerPiece),
  );
}
