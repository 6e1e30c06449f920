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
  /** Carries texts that cannot be typed; without it everything is typed. */
  readonly files: FileExchange | null;
  /** Stops a statement that an interrupt does not stop. */
  readonly rescue: SessionRescue | null;
  /** Whether autocommit is on when the session starts; default true. */
  readonly isAutocommit?: boolean;
  /** Whether the lines of DBMS_OUTPUT are shown from the start; default true. */
  readonly isServerOutputOn?: boolean;
  /** Until this resolves, something else types on the line; default: the line is free. */
  readonly lineIsFree?: Promise<void>;
  /** How long a statement may run; default: the server's setting. */
  readonly timeout?: TimeoutRequest;
}
