import type { Machine, SerialLine } from "../../src/vm/machine.ts";
import { waitForText } from "./waitForText.ts";

const encoder = new TextEncoder();

/**
 * Speaks to the psql sessions of a guest byte by byte, without the driver: what a test of the image
 * says of them does not depend on the driver then.
 */
export class GuestDialogue {
  readonly #machine: Machine;
  readonly #timeoutMs: number;
  #count = 0;

  constructor(machine: Machine, timeoutMs: number) {
    this.#machine = machine;
    this.#timeoutMs = timeoutMs;
  }

  /** Runs SQL or backslash commands in the session of a serial line; resolves to what it prints. */
  async query(line: SerialLine, commands: string): Promise<string> {
    this.#count += 1;
    const end = `\x1eDONE ${this.#count}\n`;
    const port = this.#machine.serial(line);
    const answer = waitForText(port, end, this.#timeoutMs);
    // The mark is typed as an escape, so that no message which quotes the command has it.
    port.write(encoder.encode(`${commands}\n\\echo '\\036DONE ${this.#count}'\n`));
    const { kind, text } = await answer;
    if (kind === "found") return text.slice(0, -end.length);
    throw new Error(`no answer to ${JSON.stringify(commands)}, but ${JSON.stringify(text)}`);
  }
}
