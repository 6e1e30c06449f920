import type { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { FileExchange } from "../../sql/session/contract/fileExchange.ts";
import type { Clock } from "../../base/clock.ts";

export interface GuestTaskPlan {
  readonly channel: Pick<ServiceChannel, "system">;
  readonly files: FileExchange;
  readonly clock: Clock;
  /** One shell command that does not use the terminal; its output goes to a log. */
  readonly command: string;
  /** Shell command that prints the progress; `$p` is the process id, `$log` the log's path. */
  readonly poll: string;
  readonly onPoll: (text: string) => void;
  readonly signal: AbortSignal;
}

export type GuestTaskResult =
  | {
      readonly kind: "exited";
      readonly exitStatus: number;
      readonly log: string;
      /** Measured in the guest (/proc/uptime), with a resolution of 10 ms. */
      readonly elapsedMs: number;
    }
  | { readonly kind: "stopped" }
  /** The guest did not answer: the machine or the service session is gone. */
  | { readonly kind: "lost" };

const pollEveryMs = 500;
/**
 * The pause after a slow poll, as a multiple of the poll's duration: each poll starts five programs
 * in the guest, which on a slow host would leave the task less than half of the processor.
 */
const pausePerLook = 5;
const longestPauseMs = 10_000;
const logBytes = 64_000;
/** Exit status, start and end of the task, in seconds since the guest booted. */
const endLine = /^(\d+) ([\d.]+) ([\d.]+)\s*$/;
/** Escalates INT, TERM, KILL until the task and its script have ended. */
const stopTask =
  "for signal in INT TERM TERM KILL KILL; do kill -$signal $p; " +
  "for n in 1 2; do [ -f $log.end ] && break 2; sleep 1; done; done";

/**
 * Runs a long command in the guest's background and polls it; between polls, the service session is
 * free for catalogue queries.
 */
export async function runGuestTask(plan: GuestTaskPlan): Promise<GuestTaskResult> {
  const { channel, files, signal } = plan;
  const script = await files.putFile(
    "task.sh",
    new TextEncoder().encode(
      [
        'log="/tmp/${0##*/}"; end="$log.end"',
        "read -r began rest < /proc/uptime",
        `${plan.command} > "$log" 2>&1 < /dev/null &`,
        'echo $! > "$log.pid"; wait $!; status=$?',
        "read -r ended rest < /proc/uptime",
        // As a file: error lines in the log would be taken for errors of the service channel.
        `tail -c ${logBytes} "$log" > "$0.log"; sync`,
        'echo $status $began $ended > "$end.new"; mv "$end.new" "$end"',
        "",
      ].join("\n"),
    ),
  );
  const log = `/tmp/${script.slice(script.lastIndexOf("/") + 1)}`;
  const prepare = `log=${log}; read -r p < $log.pid`;
  try {
    const started = await channel.system(`(sh ${script} > /dev/null 2>&1 &)`);
    if (started.kind === "failed") return { kind: "lost" };
    for (let lookMs = 0; ;) {
      const pauseMs = Math.min(Math.max(pollEveryMs, pausePerLook * lookMs), longestPauseMs);
      await pause(plan.clock, signal, pauseMs);
      if (signal.aborted) {
        await channel.system(`${prepare}; ${stopTask}`);
        return { kind: "stopped" };
      }
      const look = `${prepare}; [ -f $log.end ] && cat $log.end; echo ---; ${plan.poll}`;
      const lookedAtMs = plan.clock.monotonicMs();
      const looked = await channel.system(look);
      lookMs = plan.clock.monotonicMs() - lookedAtMs;
      if (looked.kind === "failed") return { kind: "lost" };
      const [end = "", ...shown] = looked.output.split("---\n");
      plan.onPoll(shown.join("---\n"));
      const [, exitStatus, began, ended] = endLine.exec(end) ?? [];
      if (exitStatus === undefined) continue;
      const bytes = await files.getFile(`${script}.log`);
      const log = new TextDecoder().decode(bytes ?? new Uint8Array());
      const elapsedMs = Math.round((Number(ended) - Number(began)) * 1000);
      return { kind: "exited", exitStatus: Number(exitStatus), log, elapsedMs };
    }
  } finally {
    await channel.system(`rm -f ${log} ${log}.pid ${log}.end ${script}.log`);
    await files.removeFile(script);
  }
}

function pause(clock: Clock, signal: AbortSignal, pauseMs: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      stopTimer();
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const stopTimer = clock.setTimer(finish, pauseMs);
    signal.addEventListener("abort", finish);
  });
}
