import { ArrowRight } from "lucide-react";
import type { ReactElement } from "react";
import { useTranslate } from "../translation/useTranslate.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { formatNumber } from "../ui/format/formatCount.ts";
import { formatDuration } from "../ui/format/formatDuration.ts";
import { useElapsed } from "../ui/useElapsed.ts";
import type { ResultTab } from "./tabs/resultTab.ts";
import { type ScriptSummary, summarizeScript } from "./tabs/summarizeScript.ts";
import styles from "./undoBar.module.css";

export interface ScriptBarProps {
  readonly tabs: readonly ResultTab[];
  readonly selectedId: string | null;
  readonly onSelect: (tabId: string) => void;
}

/** Says how far a script has come and how it ended, and leads to its errors. */
export function ScriptBar({ tabs, selectedId, onSelect }: ScriptBarProps): ReactElement | null {
  const translate = useTranslate();
  const summary = summarizeScript(tabs);
  if (summary === null) return null;
  return (
    <div className={styles["bar"]} role="group" aria-label={translate("Script")}>
      {summary.kind === "running" ? (
        <RunningScript summary={summary} selectedId={selectedId} onSelect={onSelect} />
      ) : (
        <EndedScript summary={summary} selectedId={selectedId} onSelect={onSelect} />
      )}
    </div>
  );
}

type PartProps<K extends ScriptSummary["kind"]> = Omit<ScriptBarProps, "tabs"> & {
  readonly summary: Extract<ScriptSummary, { kind: K }>;
};

function RunningScript({ summary, selectedId, onSelect }: PartProps<"running">): ReactElement {
  const translate = useTranslate();
  const elapsedMs = useElapsed(summary.startedAtMs);
  const part = translate("Statement {{position}} of {{total}}", {
    position: formatNumber(summary.position),
    total: formatNumber(summary.total),
  });
  return (
    <>
      <span className={styles["text"]}>
        {part} · {formatDuration(elapsedMs)}
      </span>
      {selectedId !== summary.runningId && (
        <Button
          label="Show what runs"
          onClick={() => {
            onSelect(summary.runningId);
          }}
        />
      )}
    </>
  );
}

function EndedScript({ summary, selectedId, onSelect }: PartProps<"ended">): ReactElement {
  const translate = useTranslate();
  const { total, okCount, notRunCount, failedIds } = summary;
  const counts = [
    translate("{{number}} ok", { number: formatNumber(okCount) }),
    ...(failedIds.length > 0
      ? [translate("{{number}} failed", { number: formatNumber(failedIds.length) })]
      : []),
    ...(notRunCount > 0
      ? [translate("{{number}} not run", { number: formatNumber(notRunCount) })]
      : []),
  ];
  const next = failedIds[(failedIds.indexOf(selectedId ?? "") + 1) % failedIds.length];
  return (
    <>
      <span className={styles["text"]}>
        {translate("{{number}} statements", { number: formatNumber(total) })}: {counts.join(", ")}
      </span>
      {next !== undefined && next !== selectedId && (
        <Button
          label="Next error"
          icon={ArrowRight}
          onClick={() => {
            onSelect(next);
          }}
        />
      )}
    </>
  );
}
