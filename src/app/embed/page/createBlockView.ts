import { shareFragment } from "../../../state/start/startRequest.ts";
import type { BlockReport, MachineReport } from "../protocol/embedMessages.ts";
import { createSqlEditor } from "./createSqlEditor.ts";
import { embedWords, type EmbedWords } from "./embedWords.ts";
import type { EngineLink, LinkFailure } from "./engineLink.ts";
import { makeElement } from "./makeElement.ts";
import type { BlockOptions } from "./readBlockOptions.ts";
import { renderOutput } from "./renderOutput.ts";
import { replaceOutput } from "./replaceOutput.ts";

export interface BlockView {
  readonly element: HTMLElement;
  /** Shows another text of the page, unless the reader has changed the shown one. */
  setSource(sql: string): void;
  dispose(): void;
}

export interface BlockViewParts {
  readonly number: number;
  readonly options: BlockOptions;
  readonly link: EngineLink;
  /** Address of the whole workbench. */
  readonly workbenchUrl: URL;
}

/** A block: editor, buttons, status and output. */
export function createBlockView(parts: BlockViewParts): BlockView {
  const { options, link, number } = parts;
  const words = embedWords[options.language];
  const blockId = `b${number}`;
  let source = options.sql;
  let report: BlockReport | null = null;
  let isTroubled = false;

  const run = button("run", words.run, "Control+Enter");
  const cancel = button("cancel", words.cancel);
  const reset = button("reset", words.reset);
  const status = makeElement("span", { role: "status", class: "status" });
  const progress = makeElement("progress", { "aria-label": words.progress, max: "1" });
  const open = makeElement(
    "a",
    { class: "open", target: "_blank", rel: "noopener noreferrer" },
    words.open,
  );
  const output = makeElement("div", { class: "output", role: "group", "aria-label": words.output });
  const editor = createSqlEditor(words, options.isReadOnly, options.height, {
    onRun: () => {
      start();
    },
    onChange: () => {
      noteText();
    },
  });

  const noteText = (): void => {
    const { value } = editor.area;
    const url = new URL(parts.workbenchUrl);
    if (options.image !== null) url.searchParams.set("image", options.image);
    const seed = options.setups.length === 0 ? null : options.setups.join("\n");
    url.hash = shareFragment({ sql: value, port: options.port, seed });
    open.href = url.href;
    reset.hidden = value === source;
  };

  /** Keeps the focus in the block when the focused button disappears. */
  const showRunning = (isRunning: boolean): void => {
    const gone = isRunning ? run : cancel;
    const isFocused = gone.getRootNode() instanceof ShadowRoot && gone.matches(":focus");
    run.hidden = isRunning;
    cancel.hidden = !isRunning;
    if (isFocused) (isRunning ? cancel : run).focus();
  };

  const setStatus = (text: string): void => {
    // Setting the same text again would make screen readers repeat it.
    if (status.textContent !== text) status.textContent = text;
  };

  const show = (state: BlockReport | null): void => {
    const wasTroubled = isTroubled;
    const hadEnded = report !== null && !isActive(report);
    report = state;
    isTroubled = false;
    const isRunning = isActive(state);
    showRunning(isRunning);
    element.dataset["phase"] = state?.phase ?? "";
    progress.hidden = true;
    setStatus(state === null ? "" : describePhase(state, words));
    if (state?.phase === "queued") showMachine(link.machine);
    // The output of the run before stays until there is another one, so that the page does not jump.
    if (state === null || state.parts.length > 0 || !isRunning || wasTroubled) {
      const elements = state === null ? [] : renderOutput(state, words, fetchRows);
      replaceOutput(output, elements, hadEnded && !isRunning);
    }
    output.hidden = output.childElementCount === 0;
  };

  const showTrouble = (reason: string, advice: string): void => {
    isTroubled = true;
    const again = button("retry", words.retry);
    again.addEventListener("click", () => {
      output.replaceChildren();
      if (link.machine?.kind === "trouble") link.send({ kind: "retry" });
      if (!isActive(report)) start();
    });
    const text = makeElement("p", { class: "line error", role: "alert" }, `${reason} ${advice}`);
    output.replaceChildren(text, again);
    output.hidden = false;
  };

  /** The machine concerns a block only while that waits for it. */
  const showMachine = (machine: MachineReport | null): void => {
    progress.hidden = machine?.kind !== "loading";
    switch (machine?.kind) {
      case undefined:
        setStatus(words.connecting);
        return;
      case "loading":
        progress.value = machine.totalBytes === 0 ? 0 : machine.loadedBytes / machine.totalBytes;
        setStatus(words.loading);
        return;
      case "starting":
        setStatus(words.starting);
        return;
      case "ready":
        setStatus(words.queued);
        return;
      case "trouble":
        setStatus(words.failed);
        showTrouble(machine.reason, machine.advice);
    }
  };

  const start = (): void => {
    if (cancel.hidden === false) return;
    if (options.missing.length > 0) {
      const text = words.missing(options.missing.join(", "));
      show({ ...queued, phase: "failed", parts: [errorLine(text)] });
      return;
    }
    show(queued);
    link.send({
      kind: "run",
      blockId,
      sql: editor.area.value,
      port: options.port,
      setups: options.setups,
      session: options.session,
      expected: options.expected,
      language: options.language,
    });
  };

  const fetchRows = (runId: string, wantsAll: boolean): void => {
    link.send({ kind: "fetch", blockId, runId, wantsAll });
  };

  const stopListening = link.listen({
    onConnecting: () => {
      if (report?.phase === "queued") showMachine(null);
    },
    onMachine: (machine) => {
      if (!isActive(report)) return;
      if (machine.kind !== "trouble" && isTroubled) show(report);
      if (machine.kind === "trouble" || report?.phase === "queued") showMachine(machine);
    },
    onBlock: (id, state) => {
      if (id !== blockId) return;
      const isDown = state.phase === "failed" && state.parts.length === 0;
      show(state);
      const { machine } = link;
      if (isDown && machine?.kind === "trouble") {
        report = null;
        showTrouble(machine.reason, machine.advice);
      }
    },
    onFailure: (failure) => {
      if (!isActive(report)) return;
      show(null);
      setStatus(words.failed);
      showTrouble(describeFailure(failure, parts.workbenchUrl, words), "");
    },
  });

  run.addEventListener("click", start);
  cancel.addEventListener("click", () => {
    link.send({ kind: "cancel", blockId });
  });
  reset.addEventListener("click", () => {
    editor.setText(source);
    noteText();
    editor.area.focus();
  });

  const bar = makeElement("div", { class: "bar" }, run, cancel, reset, status);
  if (options.port !== null) {
    bar.append(makeElement("span", { class: "port" }, words.port(options.port)));
  }
  bar.append(open);
  const element = makeElement(
    "section",
    { class: "block", lang: words.lang, "aria-label": options.name ?? words.block(number) },
    ...(options.isSetupShown ? renderSetups(options.setups, words) : []),
    editor.element,
    progress,
    bar,
    output,
  );
  if (options.theme !== "auto") element.dataset["theme"] = options.theme;
  editor.setText(source);
  noteText();
  show(null);
  if (options.startsAtOnce) link.start();

  return {
    element,
    setSource(sql) {
      const isChanged = editor.area.value !== source;
      source = sql;
      if (!isChanged) editor.setText(sql);
      noteText();
    },
    dispose() {
      stopListening();
      if (isActive(report)) link.send({ kind: "cancel", blockId });
    },
  };
}

const queued: BlockReport = { phase: "queued", parts: [], verdict: null, elapsedMs: null };

function isActive(report: BlockReport | null): boolean {
  return report !== null && ["queued", "setup", "running"].includes(report.phase);
}

function errorLine(text: string): BlockReport["parts"][number] {
  return { kind: "line", tone: "error", level: "", text };
}

function button(name: string, text: string, keys?: string): HTMLButtonElement {
  const attributes = { type: "button", class: name };
  return makeElement(
    "button",
    keys === undefined ? attributes : { ...attributes, "aria-keyshortcuts": keys, title: keys },
    text,
  );
}

function renderSetups(setups: readonly string[], words: EmbedWords): readonly HTMLElement[] {
  if (setups.length === 0) return [];
  return [
    makeElement(
      "details",
      { class: "setup" },
      makeElement("summary", {}, words.setup),
      makeElement("pre", { tabindex: "0" }, setups.join("\n\n")),
    ),
  ];
}

function describePhase({ phase, elapsedMs }: BlockReport, words: EmbedWords): string {
  switch (phase) {
    case "queued":
      return words.queued;
    case "setup":
      return words.preparing;
    case "running":
      return words.running;
    case "completed":
      return words.completed(elapsedMs === null ? "" : formatTime(elapsedMs));
    case "failed":
      return words.failed;
    case "cancelled":
      return words.cancelled;
  }
}

function formatTime(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function describeFailure(failure: LinkFailure, { origin, host }: URL, words: EmbedWords): string {
  switch (failure) {
    case "blocked":
      return words.blocked(origin);
    case "silent":
      return words.unreachable(host);
    case "otherVersion":
      return words.otherVersion;
  }
}
