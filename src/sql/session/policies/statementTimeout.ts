import type { ServerMessage, TransactionStatus } from "../../model.ts";

export interface TimeoutRequest {
  /** Milliseconds; `null`: as the server has it. */
  readonly wantedMs: number | null;
  /** Whether the connection may have been used before, in a state of the machine that was kept. */
  readonly hasPast: boolean;
}

/**
 * How long the server lets a statement of this connection run, in milliseconds; `null` leaves that
 * to the server.
 *
 * It is sent in front of the next statement, not at once: a connection that needs nothing else pays
 * nothing. An open transaction keeps what it has, because its ROLLBACK would take a change back.
 *
 * @see PostgreSQL documentation, "Client Connection Defaults", statement_timeout
 */
export class StatementTimeout {
  #wantedMs: number | null;
  /** `undefined`: somebody may have set it before. */
  #knownMs: number | null | undefined;
  #isUsersOwn = false;

  constructor({ wantedMs, hasPast }: TimeoutRequest) {
    this.#wantedMs = wantedMs;
    this.#knownMs = hasPast ? undefined : null;
  }

  /** Whether there is one: the workbench's, or one that a statement has set. */
  get isSet(): boolean {
    return this.#wantedMs !== null || this.#isUsersOwn;
  }

  /** A statement was run that may have set it, or taken it back. */
  noteStatement(text: string): void {
    if (mentionsTimeout.test(text) && setsSomething.test(text))
      this.#isUsersOwn = !takesBack.test(text);
  }

  want(timeoutMs: number | null): void {
    this.#wantedMs = timeoutMs;
  }

  /** The connection is a new one, or a statement has taken all settings back. */
  noteServersOwn(): void {
    this.#knownMs = null;
    this.#isUsersOwn = false;
  }

  /** What the server has to be told before a statement runs; `null`: nothing. */
  get command(): string | null {
    if (this.#knownMs === this.#wantedMs) return null;
    return this.#wantedMs === null
      ? "reset statement_timeout;"
      : `set statement_timeout = ${this.#wantedMs};`;
  }

  /** Sends the command, if there is one, and the state of the transaction allows it. */
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

/** Whether the server ended a statement because of that, not because somebody cancelled it. */
export function isStatementTimeout({ sqlState, message }: ServerMessage): boolean {
  return sqlState === "57014" && message.includes("statement timeout");
}
