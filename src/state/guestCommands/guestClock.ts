import type { OutputBlock } from "../../sql/model.ts";
import { plainQuery } from "../../sql/plainStatement.ts";
import type { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { SqlSession } from "../../sql/session/contract/sqlSession.ts";
import type { SerialPort } from "../../vm/serialPort.ts";
import type { Clock } from "../../base/clock.ts";

const deadlineMs = 5000;
/** What a busy guest may be late by without its clock being wrong. */
const toleranceMs = 3000;

/**
 * Runs a shell command as root, which must print a line, and resolves to what it prints.
 *
 * The line is typed to the service's psql before its session is set up, which everybody would have
 * to wait for: a memory is saved only while psql waits for input. Resolves to an empty text when it
 * takes too long: a guest with a wrong clock is no reason to keep people from their data.
 */
export function typeToService(port: SerialPort, clock: Clock, command: string): Promise<string> {
  return new Promise((resolve) => {
    let printed = "";
    const finish = (): void => {
      unsubscribe();
      stopTimer();
      resolve(printed);
    };
    const unsubscribe = port.onData((bytes) => {
      printed += new TextDecoder().decode(bytes);
      if (printed.includes("\n")) finish();
    });
    const stopTimer = clock.setTimer(finish, deadlineMs);
    port.write(new TextEncoder().encode(`\\! exec </dev/null 2>/dev/null; ${command}\n`));
  });
}

/** Gives the guest's time in whole seconds since the epoch. */
export const guestTimeQuery =
  "select extract(epoch from pg_catalog.clock_timestamp())::pg_catalog.int8;";

/** Sets the guest's clock again, in the ordinary way, if it turns out to be wrong. */
export async function correctGuestClock(
  session: SqlSession,
  channel: ServiceChannel,
  clock: Clock,
): Promise<void> {
  await session.whenReady();
  const { blocks } = await session.run(plainQuery(guestTimeQuery), { pageSize: null });
  const seconds = Number(blocks.map(firstCell).find((cell) => cell !== null) ?? Number.NaN);
  if (Math.abs(seconds * 1000 - clock.nowMs()) <= toleranceMs) return;
  await channel.setClock(clock.nowMs());
}

function firstCell(block: OutputBlock): string | null {
  return block.kind === "table" ? (block.table.rows[0]?.[0] ?? null) : null;
}
