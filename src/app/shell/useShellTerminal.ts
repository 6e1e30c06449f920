import { withRetry } from "../services/withRetry.ts";
import { useEffect, useEffectEvent, useRef, type RefObject } from "react";
import type { SerialPort } from "../../vm/serialPort.ts";
import type { ShellTerminal, TerminalOptions } from "./createTerminal.ts";
import { onThemeChange } from "../theme/onThemeChange.ts";

export interface ShellTerminalModel {
  /** Ref for the terminal's host element. */
  readonly hostRef: RefObject<HTMLDivElement | null>;
  readonly terminalRef: RefObject<ShellTerminal | null>;
}

/** A terminal while there is a port; its code is loaded when it is first needed. */
export function useShellTerminal(
  port: SerialPort | null,
  options: TerminalOptions,
): ShellTerminalModel {
  const hostRef = useRef<HTMLDivElement>(null);
  const terminalRef = useRef<ShellTerminal>(null);
  const { fontSizePx, isScreenReaderMode, greeting } = options;
  const handleResize = useEffectEvent(options.onResize);
  const handleLeave = useEffectEvent(options.onLeave);
  const handleLink = useEffectEvent(options.onLink);
  const readOptions = useEffectEvent(() => ({ fontSizePx, isScreenReaderMode, greeting }));

  useEffect(() => {
    const host = hostRef.current;
    if (port === null || host === null) return;
    const disposers: (() => void)[] = [];
    let isDisposed = false;
    void withRetry(() => import("./createTerminal.ts")).then(({ createTerminal }) => {
      if (isDisposed) return;
      const terminal = createTerminal(host, port, {
        ...readOptions(),
        onResize: (size) => {
          handleResize(size);
        },
        onLeave: () => {
          handleLeave();
        },
        onLink: (address) => {
          handleLink(address);
        },
      });
      terminalRef.current = terminal;
      // The user may have focused the panel before the terminal was loaded.
      if (isFocusInPanel(host)) terminal.focus();
      const observer = new ResizeObserver(() => {
        terminal.fit();
      });
      observer.observe(host);
      disposers.push(
        () => {
          observer.disconnect();
        },
        onThemeChange(() => {
          terminal.followTheme();
        }),
        () => {
          terminal.dispose();
        },
      );
    });
    return () => {
      isDisposed = true;
      terminalRef.current = null;
      for (const dispose of disposers) dispose();
    };
  }, [port]);

  useEffect(() => {
    terminalRef.current?.setFontSize(fontSizePx);
  }, [fontSizePx]);
  useEffect(() => {
    terminalRef.current?.setScreenReaderMode(isScreenReaderMode);
  }, [isScreenReaderMode]);
  return { hostRef, terminalRef };
}

function isFocusInPanel(host: HTMLElement): boolean {
  return host.closest("section")?.contains(document.activeElement) === true;
}
