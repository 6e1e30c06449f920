import type { SessionLoss } from "../contract/sqlSession.ts";
import type { ConsoleEffect, QuitCommand } from "./consoleEvent.ts";
import type { ConsoleState } from "./consoleStep.ts";
import { attemptDeadlineMs, consoleTiming, probesPerInterrupt } from "./consoleTiming.ts";
import type { ExchangeEnd } from "./exchangeEnd.ts";
import type { Prompt } from "./frame.ts";
import { probeCommand, reportCommand, unknownReport } from "./marker.ts";
import { repairCommand, type SessionSecrets, setUpCommands } from "./setUpCommands.ts";

/** A console's next state, and what it does. */
export interface ConsoleMove {
  readonly state: ConsoleState;
  readonly effects: readonly ConsoleEffect[];
}

export interface ConsoleContext {
  readonly secrets: SessionSecrets;
  /** Monotonic milliseconds. */
  readonly nowMs: number;
}

export function stay(state: ConsoleState): ConsoleMove {
  return { state, effects: [] };
}

/** Takes a new name for a marker. */
export function withNextName(state: ConsoleState): readonly [ConsoleState, string] {
  const lastNumber = state.lastNumber + 1;
  return [{ ...state, lastNumber }, `m${lastNumber}`];
}

/** Makes psql tell that it reads; every few attempts interrupts what else it may be doing. */
export function probe(
  before: ConsoleState,
  attempt: number,
  { secrets }: ConsoleContext,
): ConsoleMove {
  const [state, name] = withNextName(before);
  const isInterrupt = attempt % probesPerInterrupt(state.startsInVain) === 0;
  return {
    state: { ...state, step: { kind: "probing", attempt, name } },
    effects: [
      { kind: "startTimer", delayMs: attemptDeadlineMs(attempt) },
      // A line drops bytes while it is being opened; the newlines are dropped first.
      isInterrupt
        ? { kind: "sendInterrupt" }
        : { kind: "type", text: `\n\n${probeCommand(secrets.nonce, name)}\n` },
    ],
  };
}

/**
 * Pauses typing after psql ended: input typed before the next psql opens the line may reach it
 * with the beginning cut off.
 */
export function awaitStart(before: ConsoleState): ConsoleMove {
  const [state, name] = withNextName(before);
  return {
    state: { ...state, step: { kind: "probing", attempt: 0, name } },
    effects: [{ kind: "startTimer", delayMs: consoleTiming.startDeadlineMs }],
  };
}

/** Makes psql quit; the wrapper on the line starts a new one. */
export function restart(before: ConsoleState, command: QuitCommand): ConsoleMove {
  const { state, effects } = awaitStart(before);
  return { state, effects: [...effects, { kind: "type", text: `${command}\n` }] };
}

/** Sets up a psql that answered a probe; the one before is lost. */
export function setUp(before: ConsoleState, { secrets, nowMs }: ConsoleContext): ConsoleMove {
  const [state, name] = withNextName(before);
  const { exchange, wasReady, setUpsInVain } = state;
  const loss = describeLoss(state, nowMs);
  const lost: readonly ConsoleEffect[] = [
    ...endOf(state, { kind: "lost", loss }),
    ...(exchange !== null || wasReady ? [{ kind: "reportLoss", loss } as const] : []),
  ];
  const commands = setUpCommands(secrets, state.isAutocommitAtStart);
  return {
    state: {
      ...state,
      step: { kind: "settingUp", name, isMarked: false },
      exchange: null,
      wasReady: false,
      exitStatus: null,
      isRestricted: false,
      setUpsInVain: Math.min(setUpsInVain + 1, consoleTiming.mostSetUpsInVain),
    },
    effects: [
      { kind: "startTimer", delayMs: consoleTiming.setUpDeadlineMs * 2 ** setUpsInVain },
      ...lost,
      { kind: "type", text: `${commands} ${reportCommand(name)}\n` },
    ],
  };
}

export function finishSetUp(
  state: ConsoleState,
  prompt: Prompt,
  context: ConsoleContext,
): ConsoleMove {
  // psql has no connection; a new psql makes one.
  if (prompt.state === "!") return restart(state, "\\q");
  if (prompt.level !== 1) {
    // psql waits for an end that `\r` does not replace.
    const probing = probe(state, 1, context);
    return { state: probing.state, effects: [{ kind: "sendInterrupt" }, ...probing.effects] };
  }
  return {
    state: { ...state, step: { kind: "idle" }, wasReady: true, setUpsInVain: 0, startsInVain: 0 },
    effects: [{ kind: "stopTimer" }, { kind: "reportReady", prompt }],
  };
}

/** Types a marker, and again until it comes back. */
export function resynchronise(
  before: ConsoleState,
  attempt: number,
  { secrets }: ConsoleContext,
): ConsoleMove {
  const [state, name] = withNextName(before);
  // A script may overwrite the variables of markers and prompts: every third attempt resets them.
  const text = attempt % 3 === 0 ? repairCommand(secrets, name) : reportCommand(name);
  return {
    state: { ...state, step: { kind: "resynchronising", attempt, name, isMarked: false } },
    effects: [
      { kind: "startTimer", delayMs: attemptDeadlineMs(attempt) },
      { kind: "type", text: `${text}\n` },
    ],
  };
}

/** Waits for the next prompt, at which the first marker is typed. */
export function awaitPrompt(state: ConsoleState): ConsoleMove {
  return {
    state: {
      ...state,
      step: { kind: "resynchronising", attempt: 1, name: null, isMarked: false },
    },
    effects: [{ kind: "startTimer", delayMs: attemptDeadlineMs(1) }],
  };
}

/**
 * Interrupts a running exchange. An interrupt discards the input that psql is reading, so the
 * marker is typed at the prompt that follows the interrupt.
 */
export function interrupt(before: ConsoleState): ConsoleMove {
  const { kind } = before.step;
  if (kind !== "running" && kind !== "resynchronising") return stay(before);
  const { state, effects } = awaitPrompt(before);
  return { state, effects: [...effects, { kind: "sendInterrupt" }] };
}

export function finishExchange(state: ConsoleState, prompt: Prompt): ConsoleMove {
  const openState = state.exchange?.openState ?? null;
  const report = state.exchange?.report ?? unknownReport;
  const end: ExchangeEnd =
    openState === null
      ? { kind: "answered", report, prompt }
      : { kind: "incomplete", state: openState, prompt };
  return {
    state: { ...state, step: { kind: "idle" }, exchange: null },
    effects: [{ kind: "stopTimer" }, ...endOf(state, end)],
  };
}

export function dispose(state: ConsoleState): ConsoleMove {
  return {
    state: { ...state, step: { kind: "disposed" }, exchange: null },
    effects: [{ kind: "stopTimer" }, ...endOf(state, { kind: "disposed" })],
  };
}

/** Returns why a psql does not answer. */
export function describeLoss(
  { isRestricted, exitStatus, exchange }: ConsoleState,
  nowMs: number,
): SessionLoss {
  if (isRestricted) return { kind: "restricted" };
  if (exitStatus !== null) return { kind: "psqlEnded", exitStatus };
  return { kind: "noAnswer", afterMs: nowMs - (exchange?.startedAtMs ?? nowMs) };
}

function endOf({ exchange }: ConsoleState, end: ExchangeEnd): readonly ConsoleEffect[] {
  return exchange === null ? [] : [{ kind: "endExchange", end }];
}
