import type { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { FileExchange } from "../../sql/session/contract/fileExchange.ts";
import type { Clock } from "../../base/clock.ts";

export interface GuestTaskPlan {
  readonly channel: Pick<ServiceChannel, "system">;
  readonly files: FileExchange;
  readonly clock: Clock;
  /** One shell command; its output goes to a log. Nothing in it needs the terminal. */
  readonly command: string;
  /** Prints how far the command is; `$p` is its process, `$log` its log. */
  readonly poll: string;
  readonly onPoll: (text: string) => void;
  readonly signal: AbortSignal;
}

export type GuestTaskResult =
  | {
      readonly kind: "exited";
      readonly exitStatus: number;
      readonly log: string;
      /** By the guest's own clock, which counts hundredths of seconds. */
      readonly elapsedMs: number;
    }
  | { readonly kind: "stopped" }
  /** The guest did not answer: its machine is gone, or the session that was asked. */
  | { readonly kind: "lost" };

const pollEveryMs = 500;
/**
 * The pause after a look that took long, as a multiple of that time: each look starts five programs in
 * the guest, which on a slow host would leave the task less than half of it.
 */
const pausePerLook = 5;
const longestPauseMs = 10_000;
const logBytes = 64_000;
/** Its status, and when it began and ended, in seconds since the guest started. */
const endLine = /^(\d+) ([\d.]+) ([\d.]+)\s*$/;
/** Asks more and more firmly, and goes on only when the task and its script have come to their end. */
const stopTask =
  "for signal in INT TERM TERM KILL KILL; do kill -$signal $p; " +
  "for n in 1 2; do [ -f $log.end ] && break 2; sleep 1; done; done";

/**
 * Runs a long command beside everything else in the guest, and looks in now and then: the service
 * session, which catalogue queries share, is free in between.
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
        // By file: what looks like an error of the server would be taken for the channel's own.
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
