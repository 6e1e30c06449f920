import type { Unsubscribe } from "../../base/emitter.ts";
import type { SerialPort } from "../serialPort.ts";

export interface ShellResult {
  readonly output: string;
  readonly status: number;
}

const begin = "\x1eBEGIN\x1f";
const end = "\x1eEND ";

/** Runs commands in the shell on the guest's console, one at a time. */
export class ConsoleShell {
  readonly #port: SerialPort;

  constructor(port: SerialPort) {
    this.#port = port;
  }

  /**
   * Runs a command line and returns the output between two markers. The markers are typed as
   * escapes, so that the console's echo of the command does not contain them.
   */
  run(command: string, timeoutMs = 30_000): Promise<ShellResult> {
    return new Promise((resolve, reject) => {
      const decoder = new TextDecoder();
      let text = "";
      const unsubscribe: Unsubscribe = this.#port.onData((bytes) => {
        text += decoder.decode(bytes, { stream: true });
        const result = findResult(text);
        if (result === null) return;
        finish();
        resolve(result);
      });
      const timeout = setTimeout(() => {
        finish();
        reject(
          new Error(`no end of ${command} after ${timeoutMs} ms, but ${JSON.stringify(text)}`),
        );
      }, timeoutMs);
      function finish(): void {
        clearTimeout(timeout);
        unsubscribe();
      }
      this.#type(`printf '\\036BEGIN\\037'; { ${command}\n}; printf '\\036END %s\\037' $?\n`);
    });
  }

  #type(text: string): void {
    this.#port.write(new TextEncoder().encode(text));
  }
}

function findResult(text: string): ShellResult | null {
  const beginIndex = text.lastIndexOf(begin);
  const endIndex = text.indexOf(end, beginIndex);
  const closeIndex = text.indexOf("\x1f", endIndex);
  if (beginIndex < 0 || endIndex < 0 || closeIndex < 0) return null;
  return {
    output: text.slice(beginIndex + begin.length, endIndex).replaceAll("\r\n", "\n"),
    status: Number(text.slice(endIndex + end.length, closeIndex)),
  };
}
