import { ArrowRight, ChevronDown, ChevronRight } from "lucide-react";
import type { ReactElement } from "react";
import { useTranslate } from "../translation/useTranslate.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { formatNumber } from "../ui/format/formatCount.ts";
import { formatDuration } from "../ui/format/formatDuration.ts";
import { useElapsed } from "../ui/useElapsed.ts";
import type { NotRunTabs } from "./tabs/foldNotRun.ts";
import type { ResultTab } from "./tabs/resultTab.ts";
import { type ScriptSummary, summarizeScript } from "./tabs/summarizeScript.ts";
import styles from "./resultBar.module.css";

export interface ScriptBarProps {
  readonly tabs: readonly ResultTab[];
  readonly selectedId: string | null;
  readonly onSelect: (tabId: string) => void;
  /** Statements that were not run, whose tabs can be folded; `null` if there are none. */
  readonly notRun: NotRunTabs | null;
  readonly isNotRunOpen: boolean;
  readonly onNotRunOpenChange: (isOpen: boolean) => void;
}

/** Says how far a script has come and how it ended, and leads to its errors. */
export function ScriptBar({ tabs, ...props }: ScriptBarProps): ReactElement | null {
  const translate = useTranslate();
  const summary = summarizeScript(tabs);
  if (summary === null) return null;
  return (
    <div className={styles["bar"]} role="group" aria-label={translate("Script")}>
      {summary.kind === "running" ? (
        <RunningScript summary={summary} {...props} />
      ) : (
        <EndedScript summary={summary} {...props} />
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

function EndedScript(props: PartProps<"ended">): ReactElement {
  const { summary, selectedId, onSelect, notRun, isNotRunOpen, onNotRunOpenChange } = props;
  const translate = useTranslate();
  const { total, okCount, failedIds } = summary;
  const notRunCount = summary.notRunCount - (notRun?.count ?? 0);
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
      {notRun !== null && (
        <Button
          label={translate("{{number}} statements were not run", {
            number: formatNumber(notRun.count),
          })}
          icon={isNotRunOpen ? ChevronDown : ChevronRight}
          look="quiet"
          isExpanded={isNotRunOpen}
          onClick={() => {
            onNotRunOpenChange(!isNotRunOpen);
          }}
        />
      )}
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
