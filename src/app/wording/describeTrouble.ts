import type { MachineSilence } from "../../state/store/workbenchState.ts";
import type { MissingFile } from "../../vm/missingFile.ts";
import { translate } from "../translation/translation.ts";
import { formatTime } from "../ui/format/formatTime.ts";
import type { FailureText } from "./describeMachineFailure.ts";

/** Names the files that the machine waits for, and since when. */
export function describeMissingFiles(files: readonly MissingFile[]): FailureText {
  const sinceMs = Math.min(...files.map((file) => file.sinceMs));
  const time = formatTime(sinceMs);
  const detail = files.map(({ file, message }) => `${file}: ${message}`).join("\n");
  if (files.every(({ problem }) => problem === "late")) {
    return {
      reason: translate("The machine has waited since {{time}} for a file that is on its way.", {
        time,
      }),
      advice: translate(
        "The connection is slow, or the server does not answer. The machine keeps its memory and goes on as soon as the file is there; trying again asks the server anew.",
      ),
      detail,
    };
  }
  const isAltered = files.some(({ problem }) => problem === "altered");
  return {
    reason: translate("The machine has waited since {{time}} for a file that does not come.", {
      time,
    }),
    advice: isAltered
      ? translate(
          "What the server sent is not the file of this image, also past the cache. Build or copy the image again; the machine keeps its memory and goes on once the file is right.",
        )
      : translate(
          "Check the connection. The machine keeps its memory and goes on as soon as the file is there; it is tried again every few seconds.",
        ),
    detail,
  };
}

/** Names the part that does not answer, and since when. */
export function describeSilence({ part, port, sinceMs }: MachineSilence): FailureText {
  const time = formatTime(sinceMs);
  switch (part) {
    case "session":
      return {
        reason: translate("The session on port {{port}} has not answered since {{time}}.", {
          port: port ?? 0,
          time,
        }),
        advice: translate(
          "The server has nothing to do for it: its psql is stopped or runs a program. Wait, or restart the session: what its transaction did is lost, the data is not.",
        ),
        detail: null,
      };
    case "service":
      return {
        reason: translate("The service session has not answered since {{time}}.", { time }),
        advice: translate(
          "The schema, imports, exports and snapshots wait for it; your sessions work on. End a transaction that locks the catalogue, or restart the service session: that types a command into the shell, so leave a program that runs there first.",
        ),
        detail: null,
      };
    case "worker":
    case "guest":
      return {
        reason: translate("The machine has not answered since {{time}}.", { time }),
        advice: translate(
          "Wait if the computer is slow. Going back to the last snapshot loses what was done since; a reset starts the image anew.",
        ),
        detail: null,
      };
  }
}
