import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Machine } from "../../vm/machine.ts";
import { typeToService } from "../../state/guestCommands/guestClock.ts";
import { wakeGuest } from "../../state/guestCommands/wakeGuest.ts";
import { nodeClock } from "../guest/nodeClock.ts";
import { attachSessions, type Guest, openGuestMachine } from "../guest/openGuest.ts";
import { rowsOf, sessionOf } from "./testing/guestTest.ts";

let machine: Machine;

beforeAll(async () => {
  const opened = await openGuestMachine(null);
  if (opened.kind === "failed") throw new Error(JSON.stringify(opened.failure));
  ({ machine } = opened);
});

afterAll(() => {
  machine.dispose();
});

const clock = { ...nodeClock, nowMs: Date.now };

/** Random numbers of the guest: on both ports, in a program and in a new connection. */
async function draw(guest: Guest): Promise<readonly unknown[]> {
  const drawn: unknown[] = [];
  for (const port of guest.ports) {
    const session = sessionOf(guest, port);
    await session.whenReady();
    drawn.push(...(await rowsOf(session, "select gen_random_uuid(), random();")).flat());
  }
  drawn.push(await guest.service.system("head -c 16 /dev/urandom | hexdump -e '16/1 \"%02x\"'"));
  const psql = "psql -X -A -t -h /run/postgresql -p 5432 -U postgres";
  drawn.push(await guest.service.system(`${psql} -c 'select gen_random_uuid()'`));
  return drawn;
}

async function wake(): Promise<Guest> {
  const service = machine.serial(machine.manifest.service.serialLine);
  const attached = { guest: null as Guest | null };
  await wakeGuest({
    shell: (command) => typeToService(service, clock, command),
    clock,
    entropy: randomUUID(),
    sessions: () => {
      attached.guest ??= attachSessions(machine);
      const { guest } = attached;
      return guest.ports.map((port) => sessionOf(guest, port));
    },
  });
  return attached.guest ?? attachSessions(machine);
}

it("has different random numbers after each restore of a state, and the current time", async () => {
  const first = attachSessions(machine);
  await first.service.setClock(Date.now());
  await draw(first);
  first.detach();
  const saved = await machine.saveState();
  if (saved.kind !== "saved") throw new Error(JSON.stringify(saved));
  const all: unknown[] = [];
  for (let round = 1; round <= 2; round += 1) {
    expect(await machine.restoreState(saved.state)).toEqual({ kind: "restored" });
    const guest = await wake();
    all.push(...(await draw(guest)));
    const query = "select abs(extract(epoch from clock_timestamp()) - ";
    const rows = await rowsOf(sessionOf(guest, 5432), `${query}${Date.now() / 1000}) < 60;`);
    expect(rows).toEqual([["t"]]);
    guest.detach();
  }
  expect(new Set(all.map((value) => JSON.stringify(value))).size).toBe(all.length);
}, 120_000);
