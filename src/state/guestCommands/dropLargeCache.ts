import { parseMemoryInfo } from "../../sql/catalog/parseMemoryInfo.ts";
import { plainQuery } from "../../sql/plainStatement.ts";
import type { SqlSession } from "../../sql/session/contract/sqlSession.ts";
import type { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";

/**
 * Frees the guest's file cache if it is larger than `kilobytes`. The server reads its size, because
 * starting a shell for it takes several times as long under the emulator.
 */
export async function dropLargeCache(
  session: Pick<SqlSession, "run">,
  channel: Pick<ServiceChannel, "dropCaches">,
  kilobytes: number,
): Promise<void> {
  const sql = "select pg_catalog.pg_read_file('/proc/meminfo');";
  const { outcome, blocks } = await session.run(plainQuery(sql), { pageSize: null });
  if (outcome.kind !== "completed") return;
  const memory = parseMemoryInfo(blocks);
  // Shared memory, such as tables in memory, is part of the cache and cannot be freed.
  if (memory !== null && memory.cached - memory.shared > kilobytes) await channel.dropCaches();
}
