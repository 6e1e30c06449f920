export type Listener<T> = (value: T) => void;
/** Ends a subscription; calling it again does nothing. */
export type Unsubscribe = () => void;

/**
 * A list of listeners for one kind of event.
 *
 * Listeners are called in the order in which they subscribed. One that is added or removed while
 * an event is delivered counts from the next event on.
 */
export class Emitter<T> {
  #listeners: readonly Listener<T>[] = [];

  on(listener: Listener<T>): Unsubscribe {
    // A wrapper keeps two subscriptions of the same function apart.
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

  dispose(): void {
    this.#listeners = [];
  }
}
