/** Reports the progress of a build on the terminal. */
export class Progress {
  readonly #write: (line: string) => void;
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #phases: { readonly name: string; readonly milliseconds: number }[] = [];

  constructor(write: (line: string) => void, now: () => number) {
    this.#write = write;
    this.#now = now;
    this.#startedAt = now();
  }

  /** Runs one phase of the build; prints the summary of its result and its duration. */
  async phase<T>(name: string, run: () => Promise<T>, summary: (result: T) => string): Promise<T> {
    this.#write(`${name} ...`);
    const startedAt = this.#now();
    const result = await run();
    const milliseconds = this.#now() - startedAt;
    this.#phases.push({ name, milliseconds });
    this.#write(`${name}: ${summary(result)} (${seconds(milliseconds)})`);
    return result;
  }

  note(text: string): void {
    this.#write(`  ${text}`);
  }

  warn(text: string): void {
    this.#write(`  warning: ${text}`);
  }

  total(): string {
    return seconds(this.#now() - this.#startedAt);
  }
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
