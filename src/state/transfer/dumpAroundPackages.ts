import { allPackagesQuery, dropPackagesQuery } from "../../sql/catalog/packageSource.ts";
import { parseSource } from "../../sql/catalog/parseCatalog.ts";
import { plainQuery } from "../../sql/plainStatement.ts";
import { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import { withDeadline } from "../../base/withDeadline.ts";
import type { Machine } from "../../vm/machine.ts";
import { openServiceSession } from "../machine/openServiceSession.ts";
import type { ServiceDatabase } from "../machine/serviceDatabase.ts";
import type { SnapshotActions } from "../snapshots/snapshotActions.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { GuestTaskPlan } from "../guestCommands/runGuestTask.ts";
import { runGuestTask } from "../guestCommands/runGuestTask.ts";

export interface AroundPackages {
  readonly context: WorkbenchContext;
  readonly serviceDatabase: Pick<ServiceDatabase, "run">;
  readonly lend: SnapshotActions["lend"];
  readonly signal: AbortSignal;
  /** The port on which packages are dropped: Oracle's. */
  readonly port: number;
  readonly database: string;
  /** Returns the command that runs psql with these arguments. */
  readonly psql: (options: string) => string;
  /** Returns the task that runs pg_dump into a guest file. */
  readonly dump: (target: string) => Pick<GuestTaskPlan, "command" | "poll" | "onPoll">;
}

export type DumpAroundPackages =
  /** The output of pg_dump, and the packages as SQL. */
  | { readonly kind: "done"; readonly rest: Uint8Array; readonly packages: string }
  /** The program's last lines; empty when the machine's state could not be saved. */
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "stopped" }
  | { readonly kind: "lost" };

const readyTimeoutMs = 60_000;
/** Another session's transaction may hold locks on the packages. */
const lockTimeout = "PGOPTIONS='-c lock_timeout=5000'";

/**
 * Dumps a database whose packages pg_dump cannot write: reads them from the catalogue, drops them
 * on the lent machine, dumps the rest, and restores the machine's state.
 *
 * If another object depends on a package, the drop fails and nothing is dumped, because that object
 * would be missing.
 */
export async function dumpAroundPackages(request: AroundPackages): Promise<DumpAroundPackages> {
  const { database, serviceDatabase } = request;
  const read = async (sql: string): Promise<string | null> => {
    const result = await serviceDatabase.run(database, plainQuery(sql));
    return result?.outcome.kind === "completed" ? parseSource(result.blocks) : null;
  };
  const packages = await read(allPackagesQuery());
  const drops = await read(dropPackagesQuery());
  if (packages === null || drops === null) return { kind: "lost" };
  const { value } = await request.lend((machine) => dumpRest(machine, drops, request));
  if (value === null) return { kind: "failed", message: "" };
  return value.kind === "done" ? { ...value, packages } : value;
}

async function dumpRest(
  machine: Machine,
  drops: string,
  { context, signal, psql, dump }: AroundPackages,
): Promise<
  | Exclude<DumpAroundPackages, { kind: "done" }>
  | { readonly kind: "done"; readonly rest: Uint8Array }
> {
  const { clock, createSession } = context.dependencies;
  const session = openServiceSession(createSession, machine);
  try {
    await withDeadline(session.whenReady(), readyTimeoutMs, clock);
    if (session.status.kind !== "idle") return { kind: "lost" };
    const channel = new ServiceChannel(session);
    const run = (
      plan: Pick<GuestTaskPlan, "command" | "poll" | "onPoll">,
    ): ReturnType<typeof runGuestTask> =>
      runGuestTask({ channel, files: machine, clock, signal, ...plan });
    const script = await machine.putFile("drop.sql", new TextEncoder().encode(drops));
    const target = `${script}.out`;
    const plans = [
      {
        command: `env ${lockTimeout} ${psql(`-v ON_ERROR_STOP=1 -f ${script}`)}`,
        poll: ":",
        onPoll: () => undefined,
      },
      dump(target),
    ];
    for (const plan of plans) {
      const result = await run(plan);
      if (result.kind !== "exited") return result;
      if (result.exitStatus !== 0) {
        const lines = result.log.trim().split("\n");
        return { kind: "failed", message: lines.slice(-3).join(" ") };
      }
    }
    await channel.sync();
    const rest = await machine.getFile(target);
    return rest === null ? { kind: "lost" } : { kind: "done", rest };
  } finally {
    session.dispose();
  }
}
