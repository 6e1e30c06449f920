import { type ReactElement, useState } from "react";
import { useTranslate } from "../translation/useTranslate.ts";
import { formatDuration } from "./format/formatDuration.ts";
import { useElapsed } from "./useElapsed.ts";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

/** Work that is over in a moment shows no time. */
const shownFromMs = 1000;
/** Seconds after which screen readers say the time; then each minute. */
const spokenAt = [10, 30];

/**
 * How long some work has been going on, counted from when this appeared: for the eye each second, for
 * screen readers now and then.
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
