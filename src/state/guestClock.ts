import type { ServiceChannel } from "../sql/session/serviceChannel.ts";
import type { SqlSession } from "../sql/session/sqlSession.ts";
import type { WorkbenchClock } from "./dependencies.ts";

const deadlineMs = 5000;

/**
 * Sets the guest's clock to ours: after a restore it goes on from where it was saved.
 *
 * Resolves also when that fails or takes too long: a wrong clock is no reason to keep people from
 * their data.
 */
export async function setGuestClock(
  session: SqlSession,
  channel: ServiceChannel,
  clock: WorkbenchClock,
): Promise<void> {
  const attempt = async (): Promise<void> => {
    await session.whenReady();
    await channel.setClock(clock.nowMs());
  };
  await new Promise<void>((resolve) => {
    const stopTimer = clock.setTimer(resolve, deadlineMs);
    void attempt().then(() => {
      stopTimer();
      resolve();
    });
  });
}
