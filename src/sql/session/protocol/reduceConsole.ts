import type { ConsoleEvent } from "./consoleEvent.ts";
import {
  type ConsoleContext,
  type ConsoleMove,
  dispose,
  interrupt,
  probe,
  restart,
  resynchronise,
  stay,
  withNextName,
} from "./consoleMoves.ts";
import type { ConsoleState } from "./consoleStep.ts";
import { countNewlines } from "./countNewlines.ts";
import { reportCommand } from "./marker.ts";
import { noteActivity, reduceFrame } from "./reduceFrame.ts";

/**
 * Returns what a console does when something happens to it. Pure: `PsqlConsole` carries the effects
 * out in their order. ARCHITECTURE.md, "States of a connection", has the picture.
 */
export function reduceConsole(
  state: ConsoleState,
  event: ConsoleEvent,
  context: ConsoleContext,
): ConsoleMove {
  if (state.step.kind === "disposed") return stay(state);
  switch (event.kind) {
    case "begin":
      return state.step.kind === "unused" ? probe(state, 1, context) : stay(state);
    case "exchange":
      return beginExchange(state, event, context);
    case "interrupt":
      return interrupt(state);
    case "restart":
      return restart(state, event.command);
    case "dispose":
      return dispose(state);
    case "output":
      return readOutput(state, event.isRestricted);
    case "frame":
      return reduceFrame(state, event.frame, context);
    case "timeout":
      return onTimeout(state, context);
  }
}

/** Whether psql's refusal in restricted mode is to be searched for in its output. */
export function looksForRestriction({ step: { kind } }: ConsoleState): boolean {
  return kind === "resynchronising" || kind === "probing";
}

function beginExchange(
  before: ConsoleState,
  { input, mayLoseLines }: Extract<ConsoleEvent, { kind: "exchange" }>,
  { nowMs }: ConsoleContext,
): ConsoleMove {
  if (before.step.kind !== "idle") return stay(before);
  const [state, name] = withNextName(before);
  const text = `${input}${reportCommand(name)}\n`;
  return {
    state: {
      ...state,
      step: { kind: "running" },
      exchange: {
        name,
        mayLoseLines,
        startedAtMs: nowMs,
        promptsLeft: countNewlines(text),
        report: null,
        openState: null,
      },
    },
    effects: [{ kind: "type", text }],
  };
}

/**
 * Restarts a psql that a file left in restricted mode: it never prints a marker, but obeys
 * `quit`, which is no meta-command.
 */
function readOutput(state: ConsoleState, isRestricted: boolean): ConsoleMove {
  if (isRestricted && looksForRestriction(state)) {
    return restart({ ...state, isRestricted: true }, "quit");
  }
  return { state, effects: noteActivity(state) };
}

function onTimeout(state: ConsoleState, context: ConsoleContext): ConsoleMove {
  const { step } = state;
  switch (step.kind) {
    case "probing":
      return probe(state, step.attempt + 1, context);
    case "settingUp":
      return probe(state, 1, context);
    case "running":
      return resynchronise(state, 1, context);
    case "resynchronising":
      return resynchronise(state, step.attempt + 1, context);
    case "unused":
    case "idle":
    case "disposed":
      return stay(state);
  }
}
