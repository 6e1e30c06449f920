import type { NamedText } from "../../sql/compat/compatUnit.ts";
import type { SubstitutionValues } from "../../sql/sqlplus/commands/scriptContext.ts";
import type { Machine } from "../../vm/machine.ts";
import { openLentMachine } from "./openLentMachine.ts";
import type { SnapshotActions } from "../snapshots/snapshotActions.ts";
import type { SnapshotFailure } from "../snapshots/file/snapshotFailure.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { CompatEnd } from "../testMachine/compatRunner.ts";
import type { CompatProblem, CompatState } from "../store/compatState.ts";

/** The check of Oracle's scripts, on a machine in the state that its image came with. */
export interface CompatActions {
  /** Takes scripts in; one of the same name is replaced. */
  add(files: readonly NamedText[]): void;
  remove(name: string): void;
  /** Runs all scripts in their order; the machine comes back as it was. */
  run(defines: SubstitutionValues): Promise<void>;
  stop(): void;
}

export function createCompatActions(
  context: WorkbenchContext,
  snapshots: Pick<SnapshotActions, "lend">,
  imageUrl: () => string | null,
): CompatActions {
  const { createSession } = context.dependencies;
  let abort = new AbortController();

  const change = (part: Partial<CompatState>): void => {
    context.update("compat", (compat) => ({ ...compat, ...part }));
  };

  const runOn = async (machine: Machine, defines: SubstitutionValues): Promise<RunEnd> => {
    const place = machine.manifest.ports.find(({ mode }) => mode === "oracle");
    const testMachine = await openLentMachine(context, machine, imageUrl());
    if (testMachine === null || place === undefined) return { kind: "noCleanState" };
    change({ activity: { kind: "running" } });
    try {
      // Loaded on demand: few visits check scripts.
      const { runCompat } = await import("../testMachine/compatRunner.ts");
      return await runCompat(
        {
          scripts: context.get().compat.scripts,
          defines,
          signal: abort.signal,
          onUnit: (unit, total) => {
            change({ units: [...context.get().compat.units, unit], total });
          },
        },
        testMachine,
        () =>
          createSession({
            port: place.port,
            serial: machine.serial(place.serialLine),
            files: machine,
            rescue: null,
            isAutocommit: true,
            isServerOutputOn: true,
            timeout: { wantedMs: null, hasPast: false },
          }),
      );
    } finally {
      testMachine.dispose();
      change({ activity: { kind: "returning" } });
    }
  };

  return {
    add(files) {
      const names = new Set(files.map(({ name }) => name));
      const kept = context.get().compat.scripts.filter(({ name }) => !names.has(name));
      change({ scripts: [...kept, ...files] });
    },
    remove(name) {
      change({ scripts: context.get().compat.scripts.filter((each) => each.name !== name) });
    },
    async run(defines) {
      if (context.get().compat.activity.kind !== "idle") return;
      abort = new AbortController();
      change({ activity: { kind: "preparing" }, problem: null, units: [], total: null });
      const { value: end, failure } = await snapshots.lend((machine) => runOn(machine, defines));
      change({ activity: { kind: "idle" }, problem: findProblem(end, failure) });
    },
    stop() {
      abort.abort();
    },
  };
}

type RunEnd = CompatEnd | { readonly kind: "noCleanState" };

function findProblem(end: RunEnd | null, failure: SnapshotFailure | null): CompatProblem | null {
  if (failure !== null) return { kind: "state", failure };
  return end === null || end.kind === "done" ? null : end;
}
