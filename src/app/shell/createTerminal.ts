import { FitAddon } from "@xterm/addon-fit";
import { Terminal, type ITheme } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";
import type { SerialPort } from "../../vm/serialPort.ts";
import { readColour } from "../theme/readColour.ts";

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

export interface TerminalOptions {
  readonly fontSizePx: number;
  readonly isScreenReaderMode: boolean;
  /** Shown at the top; not sent to the guest. */
  readonly greeting: string;
  readonly onResize: (size: TerminalSize) => void;
  readonly onLeave: () => void;
  /** Called with the address of a link that the guest wrote and the user clicked. */
  readonly onLink: (address: string) => void;
}

/** A terminal in the page, attached to a serial port. */
export interface ShellTerminal {
  readonly fit: () => void;
  readonly focus: () => void;
  readonly clear: () => void;
  readonly setFontSize: (fontSizePx: number) => void;
  readonly setScreenReaderMode: (isOn: boolean) => void;
  /** Applies the colours of the page's theme again. */
  readonly followTheme: () => void;
  /** Removes the terminal from the page; the port stays open. */
  readonly dispose: () => void;
}

/** Creates a terminal in `host` that shows output of the port and writes input to it. */
export function createTerminal(
  host: HTMLElement,
  port: SerialPort,
  options: TerminalOptions,
): ShellTerminal {
  const terminal = new Terminal({
    fontFamily: readFont(),
    fontSize: options.fontSizePx,
    screenReaderMode: options.isScreenReaderMode,
    theme: readTheme(),
    cursorBlink: false,
    cursorInactiveStyle: "outline",
    minimumContrastRatio: 4.5,
    scrollback: 5000,
    // The text of a link may differ from its target, so onLink shows the target first.
    linkHandler: {
      activate: (_event, address) => {
        options.onLink(address);
      },
    },
  });
  const fitter = new FitAddon();
  terminal.loadAddon(fitter);
  terminal.open(host);
  terminal.write(options.greeting);

  const encoder = new TextEncoder();
  terminal.onData((text) => {
    port.write(encoder.encode(text));
  });
  // Mouse reports of the older protocols are bytes, as characters up to U+00FF.
  terminal.onBinary((text) => {
    port.write(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  });
  terminal.onResize(({ cols, rows }) => {
    options.onResize({ columns: cols, rows });
  });
  terminal.attachCustomKeyEventHandler((event) => handleKey(event, terminal, options.onLeave));
  const detach = port.onData((bytes) => {
    terminal.write(bytes);
  });

  return {
    fit: () => {
      // A hidden element has no size: fitting to one column would wrap all text.
      if (host.clientWidth > 0 && host.clientHeight > 0) fitter.fit();
    },
    focus: () => {
      terminal.focus();
    },
    clear: () => {
      terminal.clear();
    },
    setFontSize: (fontSizePx) => {
      terminal.options.fontSize = fontSizePx;
      fitter.fit();
    },
    setScreenReaderMode: (isOn) => {
      terminal.options.screenReaderMode = isOn;
    },
    followTheme: () => {
      terminal.options.theme = readTheme();
    },
    dispose: () => {
      detach();
      terminal.dispose();
    },
  };
}

/** False for keys that are not for the guest: leaving, and copying a selection. */
function handleKey(event: KeyboardEvent, terminal: Terminal, onLeave: () => void): boolean {
  if (event.type !== "keydown" || !event.ctrlKey) return true;
  if (event.shiftKey && event.key === "ArrowUp") {
    event.preventDefault();
    onLeave();
    return false;
  }
  return !(event.key.toLowerCase() === "c" && terminal.hasSelection());
}

function readFont(): string {
  return getComputedStyle(document.documentElement).getPropertyValue("--font-mono").trim();
}

function readTheme(): ITheme {
  return {
    background: readColour("--surface-content"),
    foreground: readColour("--text"),
    cursor: readColour("--accent"),
    cursorAccent: readColour("--surface-content"),
    selectionBackground: readColour("--editor-selection"),
    black: readColour("--terminal-black"),
    red: readColour("--terminal-red"),
    green: readColour("--terminal-green"),
    yellow: readColour("--terminal-yellow"),
    blue: readColour("--terminal-blue"),
    magenta: readColour("--terminal-magenta"),
    cyan: readColour("--terminal-cyan"),
    white: readColour("--terminal-white"),
    brightBlack: readColour("--terminal-bright-black"),
    brightRed: readColour("--terminal-bright-red"),
    brightGreen: readColour("--terminal-bright-green"),
    brightYellow: readColour("--terminal-bright-yellow"),
    brightBlue: readColour("--terminal-bright-blue"),
    brightMagenta: readColour("--terminal-bright-magenta"),
    brightCyan: readColour("--terminal-bright-cyan"),
    brightWhite: readColour("--terminal-bright-white"),
  };
}
