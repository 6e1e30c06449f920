import { type ReactElement, useState } from "react";
import { useTranslate } from "../translation/useTranslate.ts";
import { formatDuration } from "./format/formatDuration.ts";
import { useElapsed } from "./useElapsed.ts";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

/** Shorter work shows no time. */
const shownFromMs = 1000;
/** Seconds at which screen readers announce the time; then each minute. */
const spokenAt = [10, 30];

/**
 * The time since this component was mounted: shown each second, announced by screen readers less
 * often.
 */
export function Elapsed(): ReactElement | null {
  const [startedAtMs] = useState(() => performance.now());
  const translate = useTranslate();
  const elapsedMs = useElapsed(startedAtMs);
  const seconds = Math.floor(elapsedMs / 1000);
  const spoken =
    seconds >= 60 ? seconds - (seconds % 60) : spokenAt.findLast((at) => at <= seconds);
  return (
    <>
      <span aria-hidden="true">{elapsedMs < shownFromMs ? "" : formatSeconds(seconds)}</span>
      <VisuallyHidden>
        <span aria-live="polite">
          {spoken === undefined
            ? ""
            : translate("For {{time}} so far", { time: formatSeconds(spoken) })}
        </span>
      </VisuallyHidden>
    </>
  );
}

function formatSeconds(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1000);
}
