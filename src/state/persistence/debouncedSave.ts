import type { Unsubscribe } from "../../base/emitter.ts";
import type { Clock } from "../../base/clock.ts";
import type { PersistedValue } from "../storage/persistedValue.ts";

export interface DebouncedSave<T> {
  /** Saves the value after a delay; of several calls within it only the last value. */
  note(value: T): void;
  /** Saves a pending value now, because the page may be closing. */
  flush(): void;
}

/** `onRefused` is called once, the first time the browser fails to save a value. */
export function createDebouncedSave<T>(
  persisted: PersistedValue<T>,
  clock: Clock,
  onRefused: () => void,
): DebouncedSave<T> {
  let pending: { readonly value: T; readonly stopTimer: Unsubscribe } | null = null;
  let wasRefused = false;

  const flush = (): void => {
    if (pending === null) return;
    const { value, stopTimer } = pending;
    pending = null;
    stopTimer();
    if (persisted.save(value) || wasRefused) return;
    wasRefused = true;
    onRefused();
  };

  return {
    note(value) {
      pending?.stopTimer();
      pending = { value, stopTimer: clock.setTimer(flush, delayMs) };
    },
    flush,
  };
}

const delayMs = 400;
