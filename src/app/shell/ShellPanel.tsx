import { Accessibility, Eraser, Ruler, SquareTerminal } from "lucide-react";
import { useRef, useState, type ReactElement } from "react";
import { focusTab } from "../commands/viewCommands.ts";
import { EmptyState } from "../ui/placeholders/EmptyState.tsx";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import type { TerminalSize } from "./createTerminal.ts";
import { LinkDialog } from "./LinkDialog.tsx";
import styles from "./shellPanel.module.css";
import { useShellTerminal } from "./useShellTerminal.ts";
import { translate } from "../translation/translation.ts";

const muted = "\x1b[90m";
const plain = "\x1b[39m";

const selectFontSize = (state: WorkbenchState): number => state.settings.fontSizePx;
const selectIsScreenReaderMode = (state: WorkbenchState): boolean =>
  state.settings.isScreenReaderMode;

/** The guest's root shell. It is mounted when it is first shown and then stays mounted. */
export function ShellPanel({ isShown }: { readonly isShown: boolean }): ReactElement | null {
  const [wasShown, setWasShown] = useState(isShown);
  if (isShown && !wasShown) setWasShown(true);
  return isShown || wasShown ? <RootShell /> : null;
}

/** A terminal on the guest's first serial line. */
function RootShell(): ReactElement {
  const services = useServices();
  const { workbench, editor } = services;
  const port = useWorkbenchState(() => workbench.console());
  const fontSizePx = useWorkbenchState(selectFontSize);
  const isScreenReaderMode = useWorkbenchState(selectIsScreenReaderMode);
  const [size, setSize] = useState<TerminalSize | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const clearRef = useRef<HTMLButtonElement>(null);
  const { hostRef, terminalRef } = useShellTerminal(port, {
    fontSizePx,
    isScreenReaderMode,
    greeting: writeGreeting(),
    onResize: setSize,
    onLink: setLink,
    onLeave: () => {
      // The editor may still be loading.
      if (editor.current === null) clearRef.current?.focus();
      else focusTab(services);
    },
  });
  const hasPort = port !== null;
  return (
    <section className={styles["panel"]} aria-label="Shell">
      <header className={styles["header"]}>
        <h2 className={styles["title"]}>Shell</h2>
        <span className={styles["hint"]} title={translate("Tab and Escape belong to the shell")}>
          {translate("Ctrl+Shift+↑ leaves it")}
        </span>
        <IconButton
          ref={clearRef}
          label="Clear"
          icon={Eraser}
          isDisabled={!hasPort}
          onClick={() => {
            terminalRef.current?.clear();
            terminalRef.current?.focus();
          }}
        />
        <IconButton
          label={describeSizeButton(size)}
          icon={Ruler}
          isDisabled={!hasPort || size === null}
          onClick={() => {
            if (size !== null) port?.write(sizeCommand(size));
            terminalRef.current?.focus();
          }}
        />
        <IconButton
          label="Screen reader mode"
          icon={Accessibility}
          isPressed={isScreenReaderMode}
          onClick={() => {
            workbench.changeSettings({ isScreenReaderMode: !isScreenReaderMode });
          }}
        />
      </header>
      <div
        className={styles["body"]}
        onClick={() => {
          // While the terminal loads, its host element takes the focus and hands it over later.
          if (terminalRef.current === null) hostRef.current?.focus();
          else terminalRef.current.focus();
        }}
      >
        <div ref={hostRef} className={styles["host"]} tabIndex={-1} />
        {!hasPort && (
          <EmptyState icon={SquareTerminal} title="No shell yet">
            {translate("It opens when the machine runs.")}
          </EmptyState>
        )}
      </div>
      {link !== null && (
        <LinkDialog
          address={link}
          onClose={() => {
            setLink(null);
            terminalRef.current?.focus();
          }}
        />
      )}
    </section>
  );
}

/** The shell command that tells the guest the terminal's size. */
function sizeCommand({ columns, rows }: TerminalSize): Uint8Array {
  return new TextEncoder().encode(`stty cols ${columns} rows ${rows}\n`);
}

function writeGreeting(): string {
  const lines = [
    translate("The guest's system console, as root."),
    translate("Press Enter for a prompt."),
  ];
  return lines.map((line) => `${muted}${line}${plain}\r\n`).join("");
}

function describeSizeButton(size: TerminalSize | null): string {
  return size === null
    ? translate("Tell the guest the terminal's size")
    : translate("Tell the guest the terminal's size ({{columns}} × {{rows}})", {
        columns: size.columns,
        rows: size.rows,
      });
}
