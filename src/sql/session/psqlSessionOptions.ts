import type { SerialPort } from "../../vm/serialPort.ts";
import type { FileExchange } from "./contract/fileExchange.ts";
import type { SessionSecrets } from "./protocol/setUpCommands.ts";
import type { SessionClock } from "./contract/sessionClock.ts";
import type { SessionRescue } from "./contract/sessionRescue.ts";
import type { TimeoutRequest } from "./policies/statementTimeout.ts";

export interface PsqlSessionOptions {
  readonly port: number;
  readonly serial: SerialPort;
  readonly clock: SessionClock;
  readonly secrets: SessionSecrets;
  /** Where texts go that cannot be typed; without one everything is typed. */
  readonly files: FileExchange | null;
  /** Who helps when an interrupt does not stop a statement. */
  readonly rescue: SessionRescue | null;
  /** Whether psql commits each statement by itself from the start; default: it does. */
  readonly isAutocommit?: boolean;
  /** Whether the lines of DBMS_OUTPUT are shown from the start; default: they are. */
  readonly isServerOutputOn?: boolean;
  /** How long a statement may run; default: as the server has it. */
  readonly timeout?: TimeoutRequest;
}
