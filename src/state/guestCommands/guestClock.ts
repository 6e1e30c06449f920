import type { OutputBlock } from "../../sql/model.ts";
import { plainQuery } from "../../sql/plainStatement.ts";
import type { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { SqlSession } from "../../sql/session/contract/sqlSession.ts";
import type { SerialPort } from "../../vm/serialPort.ts";
import type { Clock } from "../../base/clock.ts";

const deadlineMs = 5000;
/** Tolerated difference: a busy guest answers late although its clock is right. */
const toleranceMs = 3000;

/**
 * Runs a shell command as root and resolves to its output; the command must print a line.
 *
 * The command is typed into the service psql without waiting for its session to be set up: states
 * are saved only while psql waits for input. Resolves to an empty text after a timeout, because a
 * wrong clock must not block access to the data.
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

/** Returns the guest's time in whole seconds since the epoch. */
export const guestTimeQuery =
  "select extract(epoch from pg_catalog.clock_timestamp())::pg_catalog.int8;";

/** Checks the guest's clock by a query, and sets it through the service channel if it is wrong. */
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
