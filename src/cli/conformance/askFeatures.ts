import { featureProbes, type FeatureState } from "../../sql/oracle/featureProbes.ts";
import { judgeProbe } from "../../sql/oracle/judgeProbe.ts";
import { plainQuery } from "../../sql/plainStatement.ts";
import type { SqlSession } from "../../sql/session/contract/sqlSession.ts";
import type { ConformanceRow, ConformanceState } from "./writeConformanceTable.ts";
import { workbenchChecks } from "./workbenchChecks.ts";

/** Tries the workbench's checks and Oracle's features on the sessions of all ports. */
export async function askFeatures(
  sessions: readonly SqlSession[],
): Promise<readonly ConformanceRow[]> {
  const rows: ConformanceRow[] = [];
  for (const { feature, run } of workbenchChecks) {
    const states: ConformanceState[] = [];
    for (const session of sessions) states.push(await run(session));
    rows.push({ feature, states });
  }
  for (const probe of featureProbes) {
    const states: ConformanceState[] = [];
    for (const session of sessions) {
      const { outcome, blocks } = await session.run(plainQuery(probe.query), { pageSize: null });
      states.push(toConformance(judgeProbe(probe, outcome, blocks)));
    }
    rows.push({ feature: `Oracle: ${nameOf(probe.feature)}`, states });
  }
  return rows;
}

function toConformance(state: FeatureState | null): ConformanceState {
  switch (state?.kind) {
    case "present":
      return { kind: "works" };
    case "missing":
      return { kind: "absent" };
    case "wrong":
      return { kind: "differs", answer: state.answer };
    case undefined:
      return { kind: "differs", answer: "no answer" };
  }
}

/** `emptyStringIsNull` as `empty string is null`. */
function nameOf(feature: string): string {
  return feature.replaceAll(/[A-Z]+/g, (letters) => ` ${letters.toLowerCase()}`);
}
