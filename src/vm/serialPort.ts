import type { Listener, Unsubscribe } from "../base/emitter.ts";

/**
 * One serial line of the guest, seen from the host. The psql driver accesses the machine only
 * through it.
 *
 * `write` never blocks and never loses bytes: the implementation paces them as the device requires.
 * A write of 0x03 alone is an interrupt, which is sent when the guest has handled the bytes before
 * it.
 * Bytes arrive in chunks of any size; a chunk may end anywhere, also inside a UTF-8 sequence, and
 * belongs to the listener (it is not reused afterwards).
 */
export interface SerialPort {
  write(bytes: Uint8Array): void;
  onData(listener: Listener<Uint8Array>): Unsubscribe;
  /** Detaches from the line: listeners are dropped and later writes are ignored. */
  dispose(): void;
}
