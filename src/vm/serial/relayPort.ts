import { Emitter, type Listener, type Unsubscribe } from "../../base/emitter.ts";
import type { SerialPort } from "../serialPort.ts";

/** A serial port that forwards bytes to the thread that has the line. */
export class RelayPort implements SerialPort {
  readonly #data = new Emitter<Uint8Array>();
  #send: ((bytes: Uint8Array) => void) | null;

  constructor(send: (bytes: Uint8Array) => void) {
    this.#send = send;
  }

  write(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#send?.(bytes);
  }

  onData(listener: Listener<Uint8Array>): Unsubscribe {
    return this.#data.on(listener);
  }

  /** Delivers bytes received from the line. */
  deliver(bytes: Uint8Array): void {
    this.#data.emit(bytes);
  }

  dispose(): void {
    this.#send = null;
    this.#data.dispose();
  }
}
