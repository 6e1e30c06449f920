import type { ConsoleEffect } from "./consoleEvent.ts";
import {
  awaitPrompt,
  awaitStart,
  type ConsoleContext,
  type ConsoleMove,
  finishExchange,
  finishSetUp,
  interrupt,
  probe,
  resynchronise,
  setUp,
  stay,
} from "./consoleMoves.ts";
import type { ConsoleState } from "./consoleStep.ts";
import { consoleTiming } from "./consoleTiming.ts";
import type { Frame, Prompt } from "./frame.ts";
import { parseReport } from "./marker.ts";

/** Returns what a console does when a frame arrives; see `reduceConsole`. */
export function reduceFrame(
  state: ConsoleState,
  frame: Frame,
  context: ConsoleContext,
): ConsoleMove {
  switch (frame.kind) {
    case "marker":
      return readMarker(state, frame.words, context);
    case "prompt":
      return readPrompt(state, frame.prompt, context);
    case "sessionEnd":
      return noteEnd({ ...state, exitStatus: frame.exitStatus });
    case "sessionStart":
      return probe({ ...state, startsInVain: state.startsInVain + 1 }, 1, context);
  }
}

/** Stops the timeout for the next line: psql prints output for it. */
export function noteActivity({ step, exchange }: ConsoleState): readonly ConsoleEffect[] {
  return step.kind === "running" && exchange?.report === null ? [{ kind: "stopTimer" }] : [];
}

function noteEnd(state: ConsoleState): ConsoleMove {
  const { kind } = state.step;
  if (kind === "probing") return awaitStart(state);
  if (kind !== "resynchronising") return stay(state);
  return { state, effects: [{ kind: "startTimer", delayMs: consoleTiming.startDeadlineMs }] };
}

function readMarker(
  state: ConsoleState,
  words: readonly string[],
  context: ConsoleContext,
): ConsoleMove {
  const [name = "", ...rest] = words;
  const { step, exchange } = state;
  if (exchange?.name === name) {
    return endReply({ ...state, exchange: { ...exchange, report: parseReport(rest) } });
  }
  if (!("name" in step) || step.name !== name) {
    // An interrupted request may still print markers.
    const isOwn = step.kind === "running" || step.kind === "resynchronising";
    const passed: readonly ConsoleEffect[] = isOwn ? [{ kind: "passMarker", words }] : [];
    return { state, effects: [...noteActivity(state), ...passed] };
  }
  if (step.kind === "probing") return setUp(state, context);
  const marked = { ...state, step: { ...step, isMarked: true } };
  if (step.kind === "settingUp" || exchange === null || rest.length === 0) return stay(marked);
  // `\echo` runs no query, so the report is still that of the interrupted one.
  const report = exchange.report ?? parseReport(rest);
  return stay({ ...marked, exchange: { ...exchange, report } });
}

/** Continues after the end marker of an exchange. */
function endReply(state: ConsoleState): ConsoleMove {
  const { kind } = state.step;
  // psql was reported to have ended, but still runs.
  if (kind === "probing") return awaitPrompt(state);
  if (kind !== "running") return stay(state);
  // The prompt follows its marker at once, unless a script changed the prompt variables.
  return { state, effects: [{ kind: "startTimer", delayMs: consoleTiming.promptDeadlineMs }] };
}

function readPrompt(state: ConsoleState, prompt: Prompt, context: ConsoleContext): ConsoleMove {
  const { step } = state;
  switch (step.kind) {
    case "running":
      return countPrompt(state, prompt);
    case "settingUp":
      return step.isMarked ? finishSetUp(state, prompt, context) : stay(state);
    case "resynchronising":
      if (prompt.level !== 1) return stay(state);
      if (step.isMarked) return finishExchange(state, prompt);
      return step.name === null ? resynchronise(state, step.attempt, context) : stay(state);
    case "unused":
    case "probing":
    case "idle":
    case "disposed":
      return stay(state);
  }
}

function countPrompt(before: ConsoleState, prompt: Prompt): ConsoleMove {
  if (before.exchange === null) return stay(before);
  const exchange = { ...before.exchange, promptsLeft: before.exchange.promptsLeft - 1 };
  const state = { ...before, exchange };
  if (exchange.report !== null && prompt.level === 1) return finishExchange(state, prompt);
  if (exchange.promptsLeft <= 0) {
    // psql read the marker's line and printed none: a quote, comment or statement is open.
    return interrupt({ ...state, exchange: { ...exchange, openState: prompt.state } });
  }
  if (!exchange.mayLoseLines || prompt.level !== 1) return stay(state);
  // The marker is typed again after a timeout: a program that psql ran may have read its line.
  return { state, effects: [{ kind: "startTimer", delayMs: consoleTiming.lineDeadlineMs }] };
}
