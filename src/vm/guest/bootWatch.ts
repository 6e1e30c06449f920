import type { Unsubscribe } from "../../base/emitter.ts";
import type { ImageManifest } from "../manifest.ts";
import type { SerialPort } from "../serialPort.ts";

/** Printed by the guest's init on a line once a session runs there. */
const sessionStart = "\x1eSESSION-START";

const longestTail = 2000;

/** Watches a cold boot: keeps the end of the console output, and detects when all sessions run. */
export class BootWatch {
  readonly #linesToCome: Set<number>;
  readonly #subscriptions: readonly Unsubscribe[];
  #consoleTail = "";

  constructor(
    manifest: ImageManifest,
    ports: readonly SerialPort[],
    onConsole: (tail: string) => void,
    onSessions: () => void,
  ) {
    this.#linesToCome = new Set([
      ...manifest.ports.map((port) => port.serialLine),
      manifest.service.serialLine,
    ]);
    this.#subscriptions = ports.map((port, line) => {
      const decoder = new TextDecoder();
      let tail = "";
      return port.onData((bytes) => {
        tail = (tail + decoder.decode(bytes, { stream: true })).slice(-longestTail);
        if (line === 0) {
          this.#consoleTail = tail;
          onConsole(tail);
        }
        if (tail.includes(sessionStart) && this.#linesToCome.delete(line)) {
          if (this.#linesToCome.size === 0) onSessions();
        }
      });
    });
  }

  get consoleTail(): string {
    return this.#consoleTail;
  }

  dispose(): void {
    for (const unsubscribe of this.#subscriptions) unsubscribe();
  }
}
