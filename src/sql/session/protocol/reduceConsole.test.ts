import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConsoleEffect, ConsoleEvent } from "./consoleEvent.ts";
import { type ConsoleState, unusedConsole } from "./consoleStep.ts";
import type { Frame, Prompt } from "./frame.ts";
import { reduceConsole } from "./reduceConsole.ts";

const secrets = { nonce: "secret", nullMarker: "\ue000", randomSeed: 0.5 };
const context = { secrets, nowMs: 1000 };

const firstPrompt: Prompt = { level: 1, state: "=", transaction: "none", backendId: "100" };
const secondPrompt: Prompt = { level: 2, state: "'", transaction: "none", backendId: null };

function prompt(of: Prompt = firstPrompt): ConsoleEvent {
  return { kind: "frame", frame: { kind: "prompt", prompt: of } };
}

function marker(name: string, hasReport = true): ConsoleEvent {
  const report = hasReport ? ["false", "00000", "1", "00000", "on", "UTF8", "0"] : [];
  return { kind: "frame", frame: { kind: "marker", words: [name, ...report] } };
}

const startFrame: Frame = { kind: "sessionStart", port: 5432 };
const endFrame: Frame = { kind: "sessionEnd", exitStatus: 2 };
const start: ConsoleEvent = { kind: "frame", frame: startFrame };
const end: ConsoleEvent = { kind: "frame", frame: endFrame };
const interrupt: ConsoleEvent = { kind: "interrupt" };
const timeout: ConsoleEvent = { kind: "timeout" };
const exchange: ConsoleEvent = { kind: "exchange", input: "select 1;\n", mayLoseLines: false };

/** Returns the last state and its effects. */
function after(...events: readonly ConsoleEvent[]): {
  state: ConsoleState;
  effects: readonly ConsoleEffect[];
} {
  let move: { state: ConsoleState; effects: readonly ConsoleEffect[] } = {
    state: unusedConsole,
    effects: [],
  };
  for (const event of events) move = reduceConsole(move.state, event, context);
  return move;
}

const begun: readonly ConsoleEvent[] = [{ kind: "begin" }];
const beingSetUp = [...begun, marker("m1", false)];
const idle = [...beingSetUp, marker("m2"), prompt()];
const running = [...idle, exchange];
const interrupted = [...running, interrupt];

/** The step that follows, and the effects by their kinds. */
function summarise(...events: readonly ConsoleEvent[]): string {
  const { state, effects } = after(...events);
  return [state.step.kind, ...effects.map(({ kind }) => kind)].join(" ");
}

describe("reduceConsole", () => {
  it.each<[string, readonly ConsoleEvent[], string]>([
    ["begins with a probe", begun, "probing startTimer type"],
    ["probes again", [...begun, timeout], "probing startTimer type"],
    [
      "interrupts what does not answer, every fourth time",
      [...begun, timeout, timeout, timeout],
      "probing startTimer sendInterrupt",
    ],
    ["sets up a psql that answers", beingSetUp, "settingUp startTimer type"],
    [
      "probes for a psql that is not set up in time",
      [...beingSetUp, timeout],
      "probing startTimer type",
    ],
    ["is idle after the prompt", idle, "idle stopTimer reportReady"],
    ["ignores a prompt before the marker", [...beingSetUp, prompt()], "settingUp"],
    [
      "interrupts a psql with an open quote",
      [...beingSetUp, marker("m2"), prompt(secondPrompt)],
      "probing sendInterrupt startTimer type",
    ],
    [
      "restarts a psql without a connection",
      [...beingSetUp, marker("m2"), prompt({ ...firstPrompt, state: "!" })],
      "probing startTimer type",
    ],
    ["runs an exchange", running, "running type"],
    ["refuses a second exchange", [...running, exchange], "running"],
    ["expects a prompt after the marker", [...running, marker("m3")], "running startTimer"],
    [
      "ends an exchange at the prompt",
      [...running, marker("m3"), prompt()],
      "idle stopTimer endExchange",
    ],
    [
      "asks again when the prompt does not come",
      [...running, marker("m3"), timeout],
      "resynchronising startTimer type",
    ],
    [
      "interrupts an input that left a quote open",
      [...running, prompt(secondPrompt), prompt(secondPrompt)],
      "resynchronising startTimer sendInterrupt",
    ],
    ["interrupts", interrupted, "resynchronising startTimer sendInterrupt"],
    ["types a marker at the prompt", [...interrupted, prompt()], "resynchronising startTimer type"],
    [
      "waits for the prompt after that marker",
      [...interrupted, prompt(), marker("m4")],
      "resynchronising",
    ],
    [
      "ends an interrupted exchange",
      [...interrupted, prompt(), marker("m4"), prompt()],
      "idle stopTimer endExchange",
    ],
    [
      "passes on markers of an interrupted request",
      [...interrupted, marker("fetched")],
      "resynchronising passMarker",
    ],
    ["does nothing for an interrupt while idle", [...idle, interrupt], "idle"],
    ["waits for a psql that starts", [...running, end, start], "probing startTimer type"],
    ["types nothing to a psql that ended", [...begun, end], "probing startTimer"],
    ["does not believe an end alone", [...running, end], "running"],
    [
      "loses the exchange when a new psql answers",
      [...running, end, start, marker("m4", false)],
      "settingUp startTimer endExchange reportLoss type",
    ],
    [
      "goes on with an exchange whose marker arrives after all",
      [...running, end, start, marker("m3")],
      "resynchronising startTimer",
    ],
    [
      "restarts a psql in restricted mode",
      [...interrupted, { kind: "output", isRestricted: true }],
      "probing startTimer type",
    ],
    [
      "finds the restricted words only where it waits for a marker",
      [...running, { kind: "output", isRestricted: true }],
      "running stopTimer",
    ],
    [
      "ends the exchange of a disposed console",
      [...running, { kind: "dispose" }],
      "disposed stopTimer endExchange",
    ],
    ["does nothing once it is disposed", [...running, { kind: "dispose" }, start], "disposed"],
  ])("%s", (_, events, expected) => {
    expect(summarise(...events)).toBe(expected);
  });

  it("reports why a psql was lost", () => {
    const lossAfter = (...events: readonly ConsoleEvent[]): unknown =>
      after(...events).effects.find(({ kind }) => kind === "reportLoss");
    expect(lossAfter(...running, end, start, marker("m4", false))).toEqual({
      kind: "reportLoss",
      loss: { kind: "psqlEnded", exitStatus: 2 },
    });
    expect(lossAfter(...running, start, marker("m4", false))).toEqual({
      kind: "reportLoss",
      loss: { kind: "noAnswer", afterMs: 0 },
    });
  });

  const anyFrame: fc.Arbitrary<Frame> = fc.oneof(
    fc.record({
      kind: fc.constant("prompt" as const),
      prompt: fc.constantFrom(
        firstPrompt,
        firstPrompt,
        firstPrompt,
        secondPrompt,
        { ...firstPrompt, level: 3 as const },
        { ...firstPrompt, state: "!" },
      ),
    }),
    fc.constantFrom(startFrame, endFrame),
  );
  /** A marker by how many names ago it was typed; far ones are unknown names. */
  const anyEvent = fc.oneof(
    { weight: 4, arbitrary: anyFrame.map((frame): ConsoleEvent => ({ kind: "frame", frame })) },
    {
      weight: 6,
      arbitrary: fc.record({ ago: fc.constantFrom(0, 0, 0, 1, 2), hasReport: fc.boolean() }),
    },
    {
      weight: 6,
      arbitrary: fc.constantFrom<ConsoleEvent>(
        { kind: "begin" },
        exchange,
        { kind: "exchange", input: "\\set x `cat`\n", mayLoseLines: true },
        interrupt,
        timeout,
        { kind: "output", isRestricted: false },
        { kind: "output", isRestricted: true },
      ),
    },
    { weight: 1, arbitrary: fc.constant<ConsoleEvent>({ kind: "restart", command: "\\q" }) },
  );

  it("never waits for psql without a timeout, ends each exchange once, and types last", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60, size: "max" }), (events) => {
        let state = unusedConsole;
        let hasTimer = false;
        let open = 0;
        const faults: string[] = [];
        const require = (isRight: boolean, rule: string): void => {
          if (!isRight) faults.push(rule);
        };
        for (const given of [{ kind: "begin" } as const, ...events]) {
          const event =
            "kind" in given ? given : marker(`m${state.lastNumber - given.ago}`, given.hasReport);
          if (event.kind === "timeout" && !hasTimer) continue;
          // psql quits only at a prompt, and starts with none.
          if (event.kind === "restart" && state.step.kind !== "idle") continue;
          if (event.kind === "timeout") hasTimer = false;
          const wasIdle = state.step.kind === "idle";
          const move = reduceConsole(state, event, context);
          require(move.state.lastNumber >= state.lastNumber, "names are new");
          state = move.state;
          if (event.kind === "exchange" && wasIdle) open += 1;
          for (const [index, effect] of move.effects.entries()) {
            if (effect.kind === "startTimer") hasTimer = true;
            if (effect.kind === "stopTimer") hasTimer = false;
            if (effect.kind === "endExchange") open -= 1;
            require(effect.kind !== "type" || index === move.effects.length - 1, "types last");
          }
          require(open === (state.exchange === null ? 0 : 1), "ends each exchange once");
          const waits = ["probing", "settingUp", "resynchronising"].includes(state.step.kind);
          require(!waits || hasTimer, "waits with a timeout");
          const isIdle = state.step.kind === "idle";
          require(!isIdle || (!hasTimer && state.exchange === null), "has nothing to do when idle");
        }
        expect(faults).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
