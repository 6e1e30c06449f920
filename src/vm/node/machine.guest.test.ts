import { createHash } from "node:crypto";

import { expect, test, vi } from "vitest";

import { ConsoleShell } from "./consoleShell.ts";
import { openTestMachine } from "./testing/openTestMachine.ts";
import { waitForMachine } from "../waitForMachine.ts";

const megabyte = 1024 * 1024;

const machine = await openTestMachine();
expect(await waitForMachine(machine)).toEqual({ kind: "running" });
const shell = new ConsoleShell(machine.serial(0));

/** Returns bytes of every value, the same in every run. */
function createBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 7 + (index >> 8)) & 0xff);
}

function digest(bytes: Uint8Array): string {
  return createHash("md5").update(bytes).digest("hex");
}

async function run(command: string): Promise<string> {
  const { output, status } = await shell.run(command);
  expect([command, status, output]).toEqual([command, 0, output]);
  return output.trim();
}

test("delivers a megabyte written at once without loss", async () => {
  const bytes = createBytes(megabyte);
  const port = machine.serial(0);
  const ready = new Promise<void>((resolve) => {
    let text = "";
    const unsubscribe = port.onData((chunk) => {
      text += new TextDecoder().decode(chunk);
      if (!text.includes("\x1eGO\x1f")) return;
      unsubscribe();
      resolve();
    });
  });
  const result = run(
    `s=$(stty -g); stty raw -echo; printf '\\036GO\\037'; dd of=/tmp/in bs=4096 count=256 iflag=fullblock 2>/dev/null; stty $s; md5sum </tmp/in`,
  );
  await ready;
  port.write(bytes);
  expect(await result).toContain(digest(bytes));
}, 120_000);

test("receives a megabyte from the guest without loss", async () => {
  const port = machine.serial(0);
  const chunks: Uint8Array[] = [];
  const unsubscribe = port.onData((chunk) => chunks.push(chunk));
  await run(`s=$(stty -g); stty raw -echo; printf '\\036GO\\037'; cat /tmp/in; stty $s`);
  unsubscribe();
  const all = Buffer.concat(chunks);
  const start = all.indexOf("\x1eGO\x1f") + 4;
  expect(digest(all.subarray(start, start + megabyte))).toBe(digest(createBytes(megabyte)));
}, 120_000);

test("transfers files in both directions, byte for byte", async () => {
  const bytes = createBytes(300_001);
  const path = await machine.putFile("odd name';.bin", bytes.slice());
  expect(await run(`md5sum <${path}`)).toContain(digest(bytes));
  await run(`dd if=${path} of=${path}.copy bs=1000 2>/dev/null; sync`);
  const copy = await machine.getFile(`${path}.copy`);
  expect(copy === null ? null : digest(copy)).toBe(digest(bytes));
  await machine.removeFile(path);
  expect(await machine.getFile(path)).toBeNull();
  expect(await run(`: >${path}.empty; sync`)).toBe("");
  expect(await machine.getFile(`${path}.empty`)).toEqual(new Uint8Array());
});

test("restores exactly what existed when the state was saved", async () => {
  await run("echo before >/tmp/kept; rm -f /tmp/lost");
  const saved = await machine.saveState();
  if (saved.kind === "busy") throw new Error(`${saved.part} is busy`);
  await run("echo after >/tmp/kept; echo x >/tmp/lost");
  const states: string[] = [];
  const unsubscribe = machine.onStatus((state) => states.push(state.kind));
  expect(await machine.restoreState(saved.state)).toEqual({ kind: "restored" });
  unsubscribe();
  expect(states).toEqual(["restoring", "running"]);
  expect(await run("cat /tmp/kept; ls /tmp/lost 2>/dev/null || echo gone")).toBe("before\ngone");
});

test("refuses a foreign state, and the machine continues", async () => {
  const result = await machine.restoreState(
    new TextEncoder().encode("not a state, but long enough"),
  );
  expect(result).toEqual({ kind: "rejected", message: "it does not begin like a state" });
  expect(machine.status).toEqual({ kind: "running" });
  expect(await run("echo still here")).toBe("still here");
});

test("does not save a computing guest, and reports the busy part", async () => {
  await run("(while :; do :; done) & echo $! >/tmp/loop");
  expect(await machine.saveState()).toMatchObject({ kind: "busy", part: "processor" });
  await run("kill $(cat /tmp/loop)");
  expect((await machine.saveState()).kind).toBe("saved");
});

test("slows an idle machine down while its clock continues", async () => {
  const start = Number(await run("cut -d' ' -f1 /proc/uptime"));
  const startMs = performance.now();
  // A kernel with all its timers runs a million instructions per second or more. Other work in
  // the guest may still be running, so this may take a few seconds.
  await vi.waitFor(
    async () => {
      await machine.statistics();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const { instructionsPerSecond } = await machine.statistics();
      expect(instructionsPerSecond).toBeLessThan(300_000);
    },
    { timeout: 40_000 },
  );
  const end = Number(await run("cut -d' ' -f1 /proc/uptime"));
  const passed = (performance.now() - startMs) / 1000;
  expect(Math.round(end - start)).toBeGreaterThanOrEqual(Math.floor(passed) - 1);
}, 60_000);

test("ends a sleep on time although the machine is idle", async () => {
  const output = await run(
    "a=$(date +%s); (sleep 3; date +%s >/tmp/woken) & wait; echo $(($(cat /tmp/woken) - a))",
  );
  expect([3, 4]).toContain(Number(output));
});
