import type { ServerMessage } from "../../../sql/model.ts";
import type { ExactReading } from "./useExactCell.ts";

/** Says whether the shown value is exact; `null` if there is nothing to say. */
export function describeExactness(
  reading: ExactReading,
  isHeld: boolean,
  say: (words: string) => string,
): string {
  switch (reading.kind) {
    case "notRead":
    case "reading":
      return isHeld
        ? say("As printed: blanks at line ends, tabs and control characters may be lost.")
        : say(
            "As printed: blanks at line ends, tabs and control characters may be lost. The server holds no copy of this result.",
          );
    case "exact":
      return reading.isAsShown
        ? say("The exact value: as printed.")
        : say("The exact value: it is not as printed.");
    case "failed":
      return describeFailure(reading.error, say);
  }
}

function describeFailure(error: ServerMessage | null, say: (words: string) => string): string {
  return error === null
    ? say("The server does not hold this row any more.")
    : `${say("The exact value cannot be read:")} ${error.message}`;
}
