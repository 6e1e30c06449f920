export type Listener<T> = (value: T) => void;
/** Ends a subscription; calling it again does nothing. */
export type Unsubscribe = () => void;

/**
 * A list of listeners for one kind of event.
 *
 * Listeners are called in the order of their subscriptions. Adding or removing one while an event
 * is delivered takes effect at the next event.
 */
export class Emitter<T> {
  #listeners: readonly Listener<T>[] = [];

  on(listener: Listener<T>): Unsubscribe {
    // A wrapper distinguishes two subscriptions of the same function.
    const entry: Listener<T> = (value) => {
      listener(value);
    };
    this.#listeners = [...this.#listeners, entry];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== entry);
    };
  }

  emit(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }

  /** Resolves at the first event for which `isWanted` is true; never once disposed of. */
  when(isWanted: (value: T) => boolean = () => true): Promise<void> {
    return new Promise((resolve) => {
      const unsubscribe = this.on((value) => {
        if (!isWanted(value)) return;
        unsubscribe();
        resolve();
      });
    });
  }

  dispose(): void {
    this.#listeners = [];
  }
}
