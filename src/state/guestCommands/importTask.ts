import type { GuestTaskPlan } from "./runGuestTask.ts";
import { psqlCommand } from "./psqlCommand.ts";

export interface ImportRequest {
  readonly port: number;
  /** Options of psql, including the database. */
  readonly options: string;
  readonly scriptPath: string;
  /** The file whose read position is the progress. */
  readonly watchedPath: string;
}

/** Task that runs a script in psql; `onProgress` gets the bytes read of the watched file. */
export function importTask(
  { port, options, scriptPath, watchedPath }: ImportRequest,
  onProgress: (bytes: number) => void,
): Pick<GuestTaskPlan, "command" | "poll" | "onPoll"> {
  return {
    command: psqlCommand(port, `${options} -o /dev/null -f ${scriptPath}`),
    // The descriptor is found by the link's target: `ls` prints "5 -> /mnt/host/name".
    poll:
      `ls -l /proc/$p/fd 2>/dev/null | while read -r line; do case $line in *${watchedPath}) ` +
      "set -- $line; while [ $# -gt 3 ]; do shift; done; grep pos: /proc/$p/fdinfo/$1;; esac; done",
    onPoll: (text) => {
      onProgress(parsePosition(text));
    },
  };
}

/** Returns the read position of a process: the largest position of its open files. */
export function parsePosition(text: string): number {
  const positions = [...text.matchAll(/pos:\s*(\d+)/g)].map(([, digits]) => Number(digits));
  return Math.max(0, ...positions);
}
