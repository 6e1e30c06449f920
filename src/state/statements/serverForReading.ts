import { withDeadline } from "../../base/withDeadline.ts";
import type { ServerIdentity } from "../../sql/serverIdentity.ts";
import type { Connections } from "../machine/connections.ts";
import { selectIsOraclePort } from "../store/selectors.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

const deadlineMs = 10_000;

/**
 * Returns the server whose rules decide how a script is read.
 *
 * The session of a port that was chosen just now is opened and waited for, at most 10 s: read with
 * other rules, a block or a SQL*Plus line would be cut into other statements. Before the machine
 * runs, only the port's mode in the image is known.
 */
export async function serverForReading(
  context: WorkbenchContext,
  connections: Pick<Connections, "whenReady">,
  port: number,
): Promise<ServerIdentity | null> {
  const known = (): ServerIdentity | null => context.get().sessions[port]?.server ?? null;
  const { status, isLent } = context.get().machine;
  if (known() === null && status.kind === "running" && !isLent) {
    const abort = new AbortController();
    const { clock } = context.dependencies;
    await withDeadline(connections.whenReady(port, abort.signal), deadlineMs, clock);
    abort.abort();
  }
  return known() ?? (selectIsOraclePort(context.get(), port) ? unknownOracleServer : null);
}

const unknownOracleServer: ServerIdentity = {
  version: "",
  compatibleMode: null,
  processId: 0,
  outputFacility: null,
  isOraclePort: true,
};
