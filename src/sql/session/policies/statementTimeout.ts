import type { ServerMessage, TransactionStatus } from "../../model.ts";

export interface TimeoutRequest {
  /** Milliseconds; `null`: the server's setting. */
  readonly wantedMs: number | null;
  /** Whether the connection may have been used before, in a snapshot of the machine. */
  readonly hasPast: boolean;
}

/**
 * The statement timeout of a connection in milliseconds; `null`: the server's setting.
 *
 * The command is sent before the next statement, not at once, so that an unused connection costs
 * nothing. It is not sent in an open transaction, because a ROLLBACK would undo it.
 *
 * @see PostgreSQL documentation, "Client Connection Defaults", statement_timeout
 */
export class StatementTimeout {
  #wantedMs: number | null;
  /** The server's value; `undefined`: unknown, as it may have been set before. */
  #knownMs: number | null | undefined;
  #isUsersOwn = false;

  constructor({ wantedMs, hasPast }: TimeoutRequest) {
    this.#wantedMs = wantedMs;
    this.#knownMs = hasPast ? undefined : null;
  }

  /** Whether a timeout is set, by the workbench or by a statement. */
  get isSet(): boolean {
    return this.#wantedMs !== null || this.#isUsersOwn;
  }

  /** Notes a statement that was run and may have set or reset the timeout. */
  noteStatement(text: string): void {
    if (mentionsTimeout.test(text) && setsSomething.test(text))
      this.#isUsersOwn = !takesBack.test(text);
  }

  want(timeoutMs: number | null): void {
    this.#wantedMs = timeoutMs;
  }

  /** Notes that the server's setting applies: a new connection, or all settings were reset. */
  noteServersOwn(): void {
    this.#knownMs = null;
    this.#isUsersOwn = false;
  }

  /** The command to send before a statement; `null` if none is needed. */
  get command(): string | null {
    if (this.#knownMs === this.#wantedMs) return null;
    return this.#wantedMs === null
      ? "reset statement_timeout;"
      : `set statement_timeout = ${this.#wantedMs};`;
  }

  /** Sends the command, if there is one and no transaction is open. */
  async apply(
    transaction: TransactionStatus,
    send: (command: string) => Promise<boolean>,
  ): Promise<void> {
    const { command } = this;
    if (command === null || transaction !== "none") return;
    const wantedMs = this.#wantedMs;
    if (await send(command)) this.#knownMs = wantedMs;
  }
}

const mentionsTimeout = /\bstatement_timeout\b/i;
const setsSomething = /^\s*(?:re)?set\s|\bset_config\b/i;
const takesBack = /^\s*reset\s|\bdefault\b|[^\w.]'?0'?\s*$/i;

/** Whether the statement timeout ended a statement, not a cancel. */
export function isStatementTimeout({ sqlState, message }: ServerMessage): boolean {
  return sqlState === "57014" && message.includes("statement timeout");
}
