import type { GuestTaskPlan } from "./runGuestTask.ts";
import { psqlCommand } from "./psqlCommand.ts";

export interface ImportRequest {
  readonly port: number;
  /** psql's options, the database among them. */
  readonly options: string;
  readonly scriptPath: string;
  /** The file whose reading shows how far the import is. */
  readonly watchedPath: string;
}

/** psql that runs a script; `onProgress` gets the bytes of the watched file that have been read. */
export function importTask(
  { port, options, scriptPath, watchedPath }: ImportRequest,
  onProgress: (bytes: number) => void,
): Pick<GuestTaskPlan, "command" | "poll" | "onPoll"> {
  return {
    command: psqlCommand(port, `${options} -o /dev/null -f ${scriptPath}`),
    // The file's descriptor is found by its target: `ls` prints "5 -> /mnt/host/name".
    poll:
      `ls -l /proc/$p/fd 2>/dev/null | while read -r line; do case $line in *${watchedPath}) ` +
      "set -- $line; while [ $# -gt 3 ]; do shift; done; grep pos: /proc/$p/fdinfo/$1;; esac; done",
    onPoll: (text) => {
      onProgress(parsePosition(text));
    },
  };
}

/** How far a process has read a file: the largest position of its open files. */
export function parsePosition(text: string): number {
  const positions = [...text.matchAll(/pos:\s*(\d+)/g)].map(([, digits]) => Number(digits));
  return Math.max(0, ...positions);
}
