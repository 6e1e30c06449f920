import type { Statement } from "../../statements/statement.ts";

/** Why a waiting command was never run. */
export type AbandonReason = "sessionLost" | "cancelled";

export interface Command {
  /** The user's statement; `null` for an internal command. */
  readonly statement: Statement | null;
  /** Rejects only for a bug. The function it resolves to is called after the command has ended. */
  run(): Promise<() => void>;
  abandon(reason: AbandonReason): void;
}

/** Runs commands strictly one after the other, each when `canRun` returns true. */
export class TaskQueue {
  readonly #canRun: () => boolean;
  readonly #onChange: () => void;
  #waiting: Command[] = [];
  #current: Command | null = null;

  /** `onChange` is called when a command begins and when it has ended, before the next one begins. */
  constructor(canRun: () => boolean, onChange: () => void) {
    this.#canRun = canRun;
    this.#onChange = onChange;
  }

  get current(): Command | null {
    return this.#current;
  }

  add(command: Command): void {
    this.#waiting.push(command);
    this.resume();
  }

  /**
   * Adds a task. Resolves to the result of `run`, or of `abandoned`. `run` rejects only for a bug.
   */
  enqueue<T>(
    statement: Statement | null,
    run: () => Promise<T>,
    abandoned: (reason: AbandonReason) => T,
  ): Promise<T> {
    return new Promise((resolve) => {
      this.add({
        statement,
        run: async () => {
          const value = await run();
          return () => {
            resolve(value);
          };
        },
        abandon: (reason) => {
          resolve(abandoned(reason));
        },
      });
    });
  }

  /** Starts the next command, if there is one and none is running or held back by `canRun`. */
  resume(): void {
    if (this.#current !== null || !this.#canRun()) return;
    const command = this.#waiting.shift();
    if (command === undefined) return;
    void this.#run(command);
  }

  /** Abandons the waiting commands; the current one continues. */
  abandonWaiting(reason: AbandonReason): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const command of waiting) command.abandon(reason);
  }

  async #run(command: Command): Promise<void> {
    this.#current = command;
    this.#onChange();
    let deliver = (): void => undefined;
    try {
      deliver = await command.run();
    } finally {
      this.#current = null;
      this.#onChange();
      deliver();
      this.resume();
    }
  }
}
