import type { NamedText } from "../../sql/compat/compatUnit.ts";
import type { SubstitutionValues } from "../../sql/statements/sqlPlusLines/scriptContext.ts";
import type { Machine } from "../../vm/machine.ts";
import type { TestMachine } from "../testMachine/testMachine.ts";
import { runOnLentMachine } from "./runOnLentMachine.ts";
import type { SnapshotActions } from "../snapshots/snapshotActions.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { CompatEnd } from "../testMachine/runCompat.ts";
import type { CompatState } from "../store/compatState.ts";

/** Compatibility checks of Oracle scripts, on the machine in its base state. */
export interface CompatActions {
  /** Adds scripts; replaces those of the same name. */
  add(files: readonly NamedText[]): void;
  remove(name: string): void;
  /** Runs all scripts in order; restores the machine's state afterwards. */
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

  const runOn = async (
    machine: Machine,
    testMachine: TestMachine,
    defines: SubstitutionValues,
  ): Promise<CompatEnd | null> => {
    const place = machine.manifest.ports.find(({ mode }) => mode === "oracle");
    if (place === undefined) return null;
    // Loaded on demand: few visits check scripts.
    const { runCompat } = await import("../testMachine/runCompat.ts");
    return runCompat(
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
      const problem = await runOnLentMachine(
        { context, snapshots, imageUrl },
        (shown) => {
          change({ activity: shown });
        },
        (machine, testMachine) => runOn(machine, testMachine, defines),
      );
      change({ activity: { kind: "idle" }, problem });
    },
    stop() {
      abort.abort();
    },
  };
}
