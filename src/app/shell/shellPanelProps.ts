import type { SerialPort } from "../../vm/serialPort.ts";

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

export interface ShellPanelProps {
  /** `null` while there is no machine to talk to. */
  readonly port: SerialPort | null;
  /** Why there is no port, for people. */
  readonly waitingFor?: string;
  readonly fontSizePx: number;
  readonly isScreenReaderMode: boolean;
  readonly onScreenReaderModeChange?: (isOn: boolean) => void;
  /** The panel was fitted anew. The guest is told only when the user asks for it, see `onApplySize`. */
  readonly onResize?: (size: TerminalSize) => void;
  /** "Tell the guest this size" was pressed, for instance to type `stty cols 80 rows 24`. */
  readonly onApplySize?: (size: TerminalSize) => void;
  /** Ctrl+Shift+ArrowUp: the keyboard leaves the terminal. Without it the panel's first button is focused. */
  readonly onLeave?: () => void;
  readonly onClose?: () => void;
}
