import type { ScriptSession } from "../../sql/session/contract/sqlSession.ts";
import type { Machine } from "../../vm/machine.ts";
import type { CreateSession } from "../store/dependencies.ts";

/**
 * Opens a session on the machine's service line, without a statement timeout. It types nothing
 * before `lineIsFree` resolves; left out: it may type at once.
 */
export function openServiceSession(
  createSession: CreateSession,
  machine: Machine,
  lineIsFree?: Promise<void>,
): ScriptSession {
  const { port, serialLine } = machine.manifest.service;
  return createSession({
    port,
    serial: machine.serial(serialLine),
    files: machine,
    rescue: null,
    isAutocommit: true,
    isServerOutputOn: false,
    timeout: { wantedMs: null, hasPast: false },
    ...(lineIsFree !== undefined && { lineIsFree }),
  });
}
