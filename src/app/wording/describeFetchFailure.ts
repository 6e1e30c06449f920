import type { FetchFailure } from "../../state/store/statementRun.ts";

/** Why the remaining rows did not come: the server's message, or a text to be translated. */
export function describeFetchFailure({ error, isTooMuch }: FetchFailure): string {
  return error?.message ?? (isTooMuch === true ? tooMuch : sessionEnded);
}

const tooMuch =
  "Fetching stopped: the rows that are here take much of the page's memory. Fetch more of them, or export all of them to a file.";

const sessionEnded = "The session that held the remaining rows has ended. Run the statement again.";
