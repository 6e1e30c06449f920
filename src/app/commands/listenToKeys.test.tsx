// @vitest-environment happy-dom
import { act, cleanup } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createTestWorkbench,
  type TestWorkbench,
} from "../../state/testing/createTestWorkbench.ts";
import { createServices, type Services } from "../services/services.ts";
import { listenToKeys } from "./listenToKeys.ts";

let test: TestWorkbench;
let services: Services;
let stop: () => void;

beforeEach(async () => {
  test = createTestWorkbench();
  services = createServices(test.workbench);
  stop = listenToKeys(services);
  await act(() => test.boot());
});

afterEach(() => {
  stop();
  cleanup();
  document.body.replaceChildren();
});

function press(target: EventTarget, init: KeyboardEventInit): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}

const controlEnter = { key: "Enter", code: "Enter", ctrlKey: true };

describe("keys", () => {
  it("run the statement before the focused widget handles them", async () => {
    const { editor, store } = test.workbench;
    editor.setText(store.getState().editor.activeId, "select 1;");
    let seen = 0;
    document.body.addEventListener("keydown", () => (seen += 1), { once: true });
    const event = press(document.body, controlEnter);
    await act(() => test.clock.advance(0));
    expect([event.defaultPrevented, seen]).toEqual([true, 0]);
    expect(test.session(5432).ran).toEqual(["select 1;"]);
  });

  it("go to the terminal while it has the focus", async () => {
    const { editor, store } = test.workbench;
    editor.setText(store.getState().editor.activeId, "select 1;");
    const terminal = document.createElement("div");
    terminal.className = "xterm";
    document.body.append(terminal);
    expect(press(terminal, controlEnter).defaultPrevented).toBe(false);
    await act(() => test.clock.advance(0));
    expect(test.session(5432).ran).toEqual([]);
  });

  it("leave Escape to an open menu or dialog, otherwise cancel the running statement", async () => {
    test.session(5432).answer = () => null;
    const done = test.workbench.runs.runAll("select 1;");
    await act(() => test.clock.advance(0));
    const menu = document.createElement("div");
    menu.addEventListener("keydown", (event) => {
      event.preventDefault();
    });
    document.body.append(menu);
    const escape = { key: "Escape", code: "Escape" };
    press(menu, escape);
    await act(() => test.clock.advance(0));
    expect(test.session(5432).status.kind).toBe("busy");
    press(document.body, escape);
    await act(async () => {
      await done;
    });
    expect(test.session(5432).status.kind).toBe("idle");
  });

  it("do nothing for a command that is not enabled", () => {
    expect(press(document.body, { key: "Escape", code: "Escape" }).defaultPrevented).toBe(false);
  });
});
