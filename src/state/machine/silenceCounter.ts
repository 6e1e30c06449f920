/**
 * A probe with at most one request in flight. Its silence is counted in beats, not in time, because
 * a frozen page sends no beats either.
 */
export class SilenceCounter {
  /** Beats without an answer; `null` while no request is in flight. */
  #beats: number | null = null;
  #round = 0;
  readonly #beatMs: number;

  constructor(beatMs: number) {
    this.#beatMs = beatMs;
  }

  /** Sends the request, or counts a beat if one is in flight. */
  ask(request: () => Promise<unknown>): void {
    if (this.#beats !== null) {
      this.#beats += 1;
      return;
    }
    this.#beats = 0;
    const round = this.#round;
    const settle = (): void => {
      if (round === this.#round) this.#beats = null;
    };
    // The end of a machine is reported elsewhere.
    request().then(settle, settle);
  }

  silentMs(): number {
    return this.#beatMs * (this.#beats ?? 0);
  }

  forget(): void {
    this.#round += 1;
    this.#beats = null;
  }
}
