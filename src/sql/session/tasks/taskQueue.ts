import type { Statement } from "../../statements/statement.ts";

/** Why a command that waited was never run. */
export type AbandonReason = "sessionLost" | "cancelled";

export interface Command {
  /** What people would call this command; `null` for the driver's own. */
  readonly statement: Statement | null;
  /** Never rejects but for a bug. What it resolves to is called once the command counts as ended. */
  run(): Promise<() => void>;
  abandon(reason: AbandonReason): void;
}

/** Runs commands strictly one after the other, each when `canRun` says so. */
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
   * Adds a task. Resolves to its result, or to that of `abandoned`. `run` rejects only for a bug.
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

  /** Begins the next command if there is one and nothing keeps it. */
  resume(): void {
    if (this.#current !== null || !this.#canRun()) return;
    const command = this.#waiting.shift();
    if (command === undefined) return;
    void this.#run(command);
  }

  /** Gives up what waits; the current command goes on. */
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
