// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Emitter } from "../../base/emitter.ts";
import type { SerialPort } from "../../vm/serialPort.ts";
import { createTerminal, type ShellTerminal, type TerminalOptions } from "./createTerminal.ts";
import { ShellPanel } from "./ShellPanel.tsx";
import type { ShellPanelProps } from "./shellPanelProps.ts";

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

function makePort(): SerialPort {
  const data = new Emitter<Uint8Array>();
  return {
    write: vi.fn(),
    onData: (listener) => data.on(listener),
    dispose: () => {
      data.dispose();
    },
  };
}

const props: ShellPanelProps = { port: null, fontSizePx: 13, isScreenReaderMode: false };

async function loadTerminal(): Promise<FakeTerminal> {
  await act(async () => {
    await vi.waitUntil(() => terminals.length > 0);
  });
  return terminals[0]!;
}

describe("ShellPanel", () => {
  it("says what it waits for while there is no port, and loads no terminal", () => {
    render(<ShellPanel {...props} waitingFor="The machine is loading." />);
    expect(screen.getByRole("region", { name: "Shell" }).textContent).toContain(
      "The machine is loading.",
    );
    expect(terminals).toEqual([]);
  });

  it("attaches a terminal to the port, and removes it with the port", async () => {
    const port = makePort();
    const { rerender } = render(<ShellPanel {...props} port={port} />);
    const terminal = await loadTerminal();
    expect(vi.mocked(createTerminal).mock.lastCall?.[1]).toBe(port);
    rerender(<ShellPanel {...props} port={port} fontSizePx={16} isScreenReaderMode />);
    expect(terminal.setFontSize).toHaveBeenLastCalledWith(16);
    expect(terminal.setScreenReaderMode).toHaveBeenLastCalledWith(true);
    expect(terminals).toHaveLength(1);
    rerender(<ShellPanel {...props} port={null} />);
    expect(terminal.dispose).toHaveBeenCalledOnce();
  });

  it("follows the page's theme while it is mounted", async () => {
    const { unmount } = render(<ShellPanel {...props} port={makePort()} />);
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
    render(<ShellPanel {...props} port={makePort()} />);
    const terminal = await loadTerminal();
    act(() => {
      terminal.options.onLink("https://example.org/elsewhere");
    });
    const dialog = screen.getByRole("alertdialog", { name: "Open this link?" });
    expect(dialog.textContent).toContain("https://example.org/elsewhere");
    await userEvent.setup().click(screen.getByRole("button", { name: "Cancel" }));
    expect(terminal.focus).toHaveBeenCalledOnce();
  });

  it("moves the focus out of the terminal to its first button, or calls onLeave", async () => {
    const port = makePort();
    const { rerender } = render(<ShellPanel {...props} port={port} />);
    const { options } = await loadTerminal();
    options.onLeave();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Clear" }));
    const onLeave = vi.fn();
    rerender(<ShellPanel {...props} port={port} onLeave={onLeave} />);
    options.onLeave();
    expect(onLeave).toHaveBeenCalledOnce();
  });

  it("sends its size to the guest only on request", async () => {
    const user = userEvent.setup();
    const onResize = vi.fn();
    const onApplySize = vi.fn();
    render(
      <ShellPanel {...props} port={makePort()} onResize={onResize} onApplySize={onApplySize} />,
    );
    const { options } = await loadTerminal();
    act(() => {
      options.onResize({ columns: 90, rows: 30 });
    });
    expect(onResize).toHaveBeenCalledWith({ columns: 90, rows: 30 });
    expect(onApplySize).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: /90 × 30/ }));
    expect(onApplySize).toHaveBeenCalledWith({ columns: 90, rows: 30 });
  });
});
