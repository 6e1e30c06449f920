import type { OutputBlock } from "../../sql/model.ts";
import type { FeatureState, OracleFeature } from "../../sql/oracle/featureProbes.ts";
import { plainQuery } from "../../sql/plainStatement.ts";
import { quoteLiteral } from "../../sql/quote.ts";
import type { OutputFacility } from "../../sql/serverIdentity.ts";
import type { SqlSession } from "../../sql/session/contract/sqlSession.ts";
import type { Connections } from "../machine/connections.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** Version, mode, settings and Oracle features of a port's server. */
export interface ServerReport {
  readonly version: string;
  /** IvorySQL's compatible mode of the session; `null` if the server has no such mode. */
  readonly compatibleMode: string | null;
  /** How DBMS_OUTPUT lines are fetched; `null` if the server has no DBMS_OUTPUT. */
  readonly outputFacility: OutputFacility | null;
  readonly settings: readonly { readonly name: string; readonly value: string }[];
  /** `null` inside a transaction, which a failing probe would abort. */
  readonly features: ReadonlyMap<OracleFeature, FeatureState> | null;
}

/** Queries about a port's server, run on the port's own session. */
export interface ServerReports {
  /** Reads the report of a port's server; `null` when it does not answer. */
  inspectServer(port: number, signal: AbortSignal): Promise<ServerReport | null>;
  /** Whether a port's server has all of these Oracle features; `null` if it cannot be queried. */
  hasFeatures(
    port: number,
    features: readonly OracleFeature[],
    signal: AbortSignal,
  ): Promise<boolean | null>;
  /** Changes a setting of a port's session; returns `null` on success, else the server's error. */
  changeServerSetting(
    port: number,
    name: string,
    value: string,
  ): Promise<{ readonly error: string | null } | null>;
}

export function createServerReports(
  context: WorkbenchContext,
  connections: Connections,
): ServerReports {
  return {
    inspectServer: createServerReporter(context, connections),
    hasFeatures: createFeatureFinder(context, connections),
    changeServerSetting: createSettingChanger(connections),
  };
}

/** Queries a port's own session; `null` when there is none or it is lost meanwhile. */
function createServerReporter(
  context: WorkbenchContext,
  connections: Connections,
): (port: number, signal: AbortSignal) => Promise<ServerReport | null> {
  return async (port, signal) => {
    const session = await connections.whenReady(port, signal);
    if (session === null) return null;
    const { settingsQuery } = await import("../../sql/oracle/featureProbes.ts");
    const { outcome, blocks } = await session.run(plainQuery(settingsQuery()), { pageSize: null });
    const identity = session.server;
    if (outcome.kind === "sessionLost" || identity === null) return null;
    const isFree = context.get().sessions[port]?.transaction === "none";
    return {
      version: identity.version,
      compatibleMode: identity.compatibleMode,
      outputFacility: identity.outputFacility,
      settings: blocks.flatMap(readSettings),
      features: isFree ? await probe(session, signal) : null,
    };
  };
}

/**
 * Changes a setting of a port's session with SET; returns `null` on success, else the error, which
 * is `null` if the server sent none.
 */
function createSettingChanger(
  connections: Connections,
): (
  port: number,
  name: string,
  value: string,
) => Promise<{ readonly error: string | null } | null> {
  return async (port, name, value) => {
    const session = connections.session(port);
    if (session === null || !/^[A-Za-z_]+(?:\.[a-z_]+)?$/.test(name)) return { error: null };
    const query = plainQuery(`set ${name} = ${quoteLiteral(value)};`);
    const { outcome } = await session.run(query, { pageSize: null });
    if (outcome.kind === "completed") return null;
    return { error: outcome.kind === "failed" ? outcome.error.message : null };
  };
}

/**
 * Whether a port's server has all of these features; `null` if it cannot be queried: inside a
 * transaction, or without a session.
 */
function createFeatureFinder(
  context: WorkbenchContext,
  connections: Connections,
): (
  port: number,
  features: readonly OracleFeature[],
  signal: AbortSignal,
) => Promise<boolean | null> {
  return async (port, features, signal) => {
    const session = await connections.whenReady(port, signal);
    if (session === null || context.get().sessions[port]?.transaction !== "none") return null;
    const found = await probe(session, signal, features);
    return found.size < features.length
      ? null
      : [...found.values()].every(({ kind }) => kind === "present");
  };
}

async function probe(
  session: SqlSession,
  signal: AbortSignal,
  features: readonly OracleFeature[] | null = null,
): Promise<ReadonlyMap<OracleFeature, FeatureState>> {
  const { featureProbes } = await import("../../sql/oracle/featureProbes.ts");
  const { judgeProbe } = await import("../../sql/oracle/judgeProbe.ts");
  const found = new Map<OracleFeature, FeatureState>();
  for (const each of featureProbes) {
    if (features?.includes(each.feature) === false) continue;
    if (signal.aborted) break;
    const { outcome, blocks } = await session.run(plainQuery(each.query), { pageSize: null });
    const state = judgeProbe(each, outcome, blocks);
    if (state !== null) found.set(each.feature, state);
  }
  return found;
}

function readSettings(block: OutputBlock): ServerReport["settings"] {
  if (block.kind !== "table") return [];
  return block.table.rows.flatMap(([name, value]) =>
    name == null || value == null ? [] : [{ name, value }],
  );
}
