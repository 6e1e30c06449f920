// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { Emitter } from "../../base/emitter.ts";
import type { SerialPort } from "../../vm/serialPort.ts";
import { createTestWorkbench } from "../../state/testing/createTestWorkbench.ts";
import { createTerminal, type ShellTerminal, type TerminalOptions } from "./createTerminal.ts";
import type { Workbench } from "../../state/workbench.ts";
import type { EditorHandle } from "../services/services.ts";
import { ShellPanel } from "./ShellPanel.tsx";
import { type RenderedWithServices, renderWithServices } from "../testing/renderWithServices.tsx";

vi.mock("./createTerminal.ts");

interface FakeTerminal extends ShellTerminal {
  readonly options: TerminalOptions;
}

const terminals: FakeTerminal[] = [];

beforeEach(() => {
  terminals.length = 0;
  vi.mocked(createTerminal).mockImplementation((_host, _port, options) => {
    const terminal = {
      options,
      fit: vi.fn(),
      focus: vi.fn(),
      clear: vi.fn(),
      setFontSize: vi.fn(),
      setScreenReaderMode: vi.fn(),
      followTheme: vi.fn(),
      dispose: vi.fn(),
    };
    terminals.push(terminal);
    return terminal;
  });
});

afterEach(cleanup);

function makePort(write: SerialPort["write"] = vi.fn()): SerialPort {
  const data = new Emitter<Uint8Array>();
  return {
    write,
    onData: (listener) => data.on(listener),
    dispose: () => {
      data.dispose();
    },
  };
}

/** Renders the shell on a port; `null`: there is no machine. */
function show(
  port: SerialPort | null,
): RenderedWithServices & { readonly console: MockInstance<Workbench["console"]> } {
  const test = createTestWorkbench();
  const console = vi.spyOn(test.workbench, "console").mockReturnValue(port);
  return { ...renderWithServices(<ShellPanel isShown />, test), console };
}

async function loadTerminal(): Promise<FakeTerminal> {
  await act(async () => {
    await vi.waitUntil(() => terminals.length > 0);
  });
  return terminals[0]!;
}

describe("ShellPanel", () => {
  it("says what it waits for while there is no port, and loads no terminal", () => {
    show(null);
    expect(screen.getByRole("region", { name: "Shell" }).textContent).toContain(
      "It opens when the machine runs.",
    );
    expect(terminals).toEqual([]);
  });

  it("attaches a terminal to the port, and removes it with the port", async () => {
    const port = makePort();
    const { test, console } = show(port);
    const terminal = await loadTerminal();
    expect(vi.mocked(createTerminal).mock.lastCall?.[1]).toBe(port);
    act(() => {
      test.workbench.changeSettings({ fontSizePx: 16, isScreenReaderMode: true });
    });
    expect(terminal.setFontSize).toHaveBeenLastCalledWith(16);
    expect(terminal.setScreenReaderMode).toHaveBeenLastCalledWith(true);
    expect(terminals).toHaveLength(1);
    act(() => {
      console.mockReturnValue(null);
      test.workbench.changeSettings({ fontSizePx: 15 });
    });
    expect(terminal.dispose).toHaveBeenCalledOnce();
  });

  it("follows the page's theme while it is mounted", async () => {
    const { unmount } = show(makePort());
    const terminal = await loadTerminal();
    document.documentElement.dataset["theme"] = "dark";
    await vi.waitFor(() => {
      expect(terminal.followTheme).toHaveBeenCalledOnce();
    });
    unmount();
    expect(terminal.dispose).toHaveBeenCalledOnce();
    document.documentElement.dataset["theme"] = "light";
    await Promise.resolve();
    expect(terminal.followTheme).toHaveBeenCalledOnce();
  });

  it("shows the address of a clicked link before it opens it", async () => {
    show(makePort());
    const terminal = await loadTerminal();
    act(() => {
      terminal.options.onLink("https://example.org/elsewhere");
    });
    const dialog = screen.getByRole("alertdialog", { name: "Open this link?" });
    expect(dialog.textContent).toContain("https://example.org/elsewhere");
    await userEvent.setup().click(screen.getByRole("button", { name: "Cancel" }));
    expect(terminal.focus).toHaveBeenCalledOnce();
  });

  it("moves the focus out of the terminal to the editor, or to its first button without an editor", async () => {
    const { services } = show(makePort());
    const { options } = await loadTerminal();
    options.onLeave();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Clear" }));
    const focus = vi.fn();
    services.editor.attach({ focus } as unknown as EditorHandle);
    options.onLeave();
    expect(focus).toHaveBeenCalledOnce();
  });

  it("sends its size to the guest only on request", async () => {
    const user = userEvent.setup();
    const write = vi.fn<SerialPort["write"]>();
    show(makePort(write));
    const { options } = await loadTerminal();
    act(() => {
      options.onResize({ columns: 90, rows: 30 });
    });
    expect(write).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: /90 × 30/ }));
    expect(write).toHaveBeenCalledWith(new TextEncoder().encode("stty cols 90 rows 30\n"));
  });
});
