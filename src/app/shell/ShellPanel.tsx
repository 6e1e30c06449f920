import { Accessibility, Eraser, Ruler, SquareTerminal, X } from "lucide-react";
import { useRef, useState, type ReactElement } from "react";
import { EmptyState } from "../ui/placeholders/EmptyState.tsx";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import styles from "./shellPanel.module.css";
import type { ShellPanelProps, TerminalSize } from "./shellPanelProps.ts";
import { useShellTerminal } from "./useShellTerminal.ts";
import { translate } from "../translation/translation.ts";

const muted = "\x1b[90m";
const plain = "\x1b[39m";

/** The guest's root shell: a terminal on its first serial line. */
export function ShellPanel(props: ShellPanelProps): ReactElement {
  const { port, isScreenReaderMode, onScreenReaderModeChange, onApplySize, onClose } = props;
  const [size, setSize] = useState<TerminalSize | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const clearRef = useRef<HTMLButtonElement>(null);
  const { hostRef, terminalRef } = useShellTerminal(port, {
    fontSizePx: props.fontSizePx,
    isScreenReaderMode,
    greeting: writeGreeting(),
    onResize: (next) => {
      setSize(next);
      props.onResize?.(next);
    },
    onLink: setLink,
    onLeave: () => {
      if (props.onLeave === undefined) clearRef.current?.focus();
      else props.onLeave();
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
        {onApplySize !== undefined && (
          <IconButton
            label={describeSizeButton(size)}
            icon={Ruler}
            isDisabled={!hasPort || size === null}
            onClick={() => {
              if (size !== null) onApplySize(size);
              terminalRef.current?.focus();
            }}
          />
        )}
        {onScreenReaderModeChange !== undefined && (
          <IconButton
            label="Screen reader mode"
            icon={Accessibility}
            isPressed={isScreenReaderMode}
            onClick={() => {
              onScreenReaderModeChange(!isScreenReaderMode);
            }}
          />
        )}
        {onClose !== undefined && <IconButton label="Hide the shell" icon={X} onClick={onClose} />}
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
            {props.waitingFor ?? translate("It opens when the machine runs.")}
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
