import { expect, test } from "vitest";

import { findImageDirectory } from "./node/findImageDirectory.ts";
import { openHeadlessMachine } from "./node/headlessMachine.ts";
import { waitForMachine } from "./waitForMachine.ts";

test("boots from the kernel until every session is up", async () => {
  const imageDirectory = await findImageDirectory("public/vm", null);
  const opened = await openHeadlessMachine({ imageDirectory, start: { kind: "kernel" } });
  if (opened.kind === "failed") throw new Error(JSON.stringify(opened.failure));
  const { machine } = opened;
  const kinds: string[] = [];
  let consoleTail = "";
  machine.onState((state) => {
    if (kinds.at(-1) !== state.kind) kinds.push(state.kind);
    if (state.kind === "booting") consoleTail = state.consoleTail;
  });
  expect(await waitForMachine(machine)).toEqual({ kind: "running" });
  machine.dispose();
  expect(kinds).toEqual(["downloading", "booting", "running", "stopped"]);
  expect(consoleTail).not.toBe("");
}, 900_000);
