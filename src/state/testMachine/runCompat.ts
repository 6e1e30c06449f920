import { compatItems, refuseWithoutValue } from "../../sql/compat/compatItems.ts";
import type { CompatUnit, NamedText } from "../../sql/compat/compatUnit.ts";
import { Dependencies } from "../../sql/compat/dependencies.ts";
import { judgeUnit } from "../../sql/compat/judgeUnit.ts";
import {
  type HintEnvironment,
  hintEnvironmentOf,
} from "../../sql/oracle/constructs/hintEnvironment.ts";
import type { ScriptSession } from "../../sql/session/contract/sqlSession.ts";
import { withDeadline } from "../../base/withDeadline.ts";
import type { SubstitutionValues } from "../../sql/statements/sqlPlusLines/scriptContext.ts";
import { SqlPlusSession } from "../../sql/sqlplus/sqlPlusSession.ts";
import { MachineUnavailableError } from "../../vm/machine.ts";
import type { TestMachine } from "./testMachine.ts";

export interface CompatPlan {
  readonly scripts: readonly NamedText[];
  /** Values of substitution variables. */
  readonly defines: SubstitutionValues;
  readonly signal: AbortSignal;
  readonly onUnit: (unit: CompatUnit, total: number) => void;
}

export type CompatEnd =
  { readonly kind: "done" } | { readonly kind: "stopped" } | { readonly kind: "machineLost" };

/** The server cancels a unit that takes longer. */
const unitTimeoutMs = 60_000;
const readyTimeoutMs = 60_000;

/**
 * Runs each unit of the scripts on a clean machine, in order, and continues after errors. Ignores
 * EXIT and WHENEVER, so that all units are tried. `createSession` opens a session on Oracle's port.
 */
export async function runCompat(
  plan: CompatPlan,
  machine: TestMachine,
  createSession: () => ScriptSession,
): Promise<CompatEnd> {
  try {
    if ((await machine.refresh()) === null) return { kind: "machineLost" };
    const session = new SqlPlusSession(createSession());
    try {
      return await runUnits(plan, machine, session);
    } finally {
      session.dispose();
    }
  } catch (error) {
    if (error instanceof MachineUnavailableError) return { kind: "machineLost" };
    throw error;
  }
}

async function runUnits(
  { scripts, defines, signal, onUnit }: CompatPlan,
  { clock }: TestMachine,
  session: SqlPlusSession,
): Promise<CompatEnd> {
  await withDeadline(session.whenReady(), readyTimeoutMs, clock);
  if (!canRun(session)) return { kind: "machineLost" };
  session.setStatementTimeout(unitTimeoutMs);
  const items = compatItems(scripts, session.server, defines);
  const dependencies = new Dependencies();
  const environment: HintEnvironment | null =
    session.server === null ? null : hintEnvironmentOf(session.server, "oracle");
  for (const [index, item] of items.entries()) {
    if (signal.aborted) return { kind: "stopped" };
    await withDeadline(session.whenReady(), readyTimeoutMs, clock);
    if (!canRun(session)) return { kind: "machineLost" };
    const result =
      refuseWithoutValue(item, session.server) ??
      (await session.run(item.statement, { pageSize: null }));
    const place = { number: index + 1, file: item.file, line: item.line };
    onUnit(judgeUnit(place, result, dependencies, environment), items.length);
  }
  return { kind: "done" };
}

function canRun({ status }: ScriptSession): boolean {
  return status.kind === "idle";
}
