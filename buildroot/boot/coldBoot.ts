import type { Machine } from "../../src/vm/machine.ts";
import { openHeadlessMachine } from "../../src/vm/node/headlessMachine.ts";
import { BuildFailure } from "../buildFailure.ts";

/** Boots the image of a directory from its kernel; resolves once every psql session is ready. */
export async function coldBoot(imageDirectory: string, timeoutMs: number): Promise<Machine> {
  const opened = await openHeadlessMachine({
    imageDirectory,
    start: { kind: "kernel" },
    bootTimeoutMs: timeoutMs,
  });
  if (opened.kind === "failed") throw new Error(JSON.stringify(opened.failure));
  const { machine } = opened;
  await new Promise<void>((resolve, reject) => {
    const unsubscribe = machine.onStatus((state) => {
      if (state.kind === "running") {
        unsubscribe();
        resolve();
      } else if (state.kind === "booting" && isLost(state.consoleTail)) {
        unsubscribe();
        machine.dispose();
        reject(
          new BuildFailure({
            kind: "guestFailed",
            step: "booting",
            consoleTail: state.consoleTail,
          }),
        );
      } else if (state.kind === "failed") {
        const { failure } = state;
        const consoleTail = failure.kind === "bootTimeout" ? failure.consoleTail : "";
        const step = `booting (${JSON.stringify(failure)})`;
        reject(new BuildFailure({ kind: "guestFailed", step, consoleTail }));
      }
    });
  });
  return machine;
}

/** Whether the console reports a failure after which no session can start. */
function isLost(consoleTail: string): boolean {
  return /Kernel panic - not syncing|root file system can't be mounted|workbench: no cluster/.test(
    consoleTail,
  );
}
