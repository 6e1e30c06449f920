import type { SerialPort } from "../../vm/serialPort.ts";

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

export interface ShellPanelProps {
  /** `null` while there is no machine. */
  readonly port: SerialPort | null;
  /** Why there is no port, as text for the user. */
  readonly waitingFor?: string;
  readonly fontSizePx: number;
  readonly isScreenReaderMode: boolean;
  readonly onScreenReaderModeChange?: (isOn: boolean) => void;
  /** Called after the panel was resized. The guest gets the size only through `onApplySize`. */
  readonly onResize?: (size: TerminalSize) => void;
  /** Called by "Tell the guest this size", for instance to type `stty cols 80 rows 24`. */
  readonly onApplySize?: (size: TerminalSize) => void;
  /** Called on Ctrl+Shift+ArrowUp to leave the terminal; by default focuses the first button. */
  readonly onLeave?: () => void;
  readonly onClose?: () => void;
}
