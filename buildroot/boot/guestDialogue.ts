import type { Machine, SerialLine } from "../../src/vm/machine.ts";
import { BuildFailure } from "../buildFailure.ts";
import { waitForText } from "./waitForText.ts";

const encoder = new TextEncoder();

/**
 * Speaks to the psql sessions of a guest whose image is being made. Its users' driver would leave its
 * own prompts and settings in the sessions, and thereby in the image.
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
    // Typed as an escape, so that no message which quotes the command ends the answer.
    const typed = `${commands}\n\\echo '\\036DONE ${this.#count}\\n'\n`;
    return this.#ask(line, typed, `\x1eDONE ${this.#count}\n`);
  }

  async #ask(line: SerialLine, text: string, end: string): Promise<string> {
    const port = this.#machine.serial(line);
    const answer = waitForText(port, end, this.#timeoutMs);
    port.write(encoder.encode(text));
    const result = await answer;
    if (result.kind === "found") return result.text.slice(0, -end.length);
    const step = `answering on serial line ${line} to: ${text.trim().split("\n")[0] ?? ""}`;
    throw new BuildFailure({ kind: "guestFailed", step, consoleTail: result.text.slice(-2000) });
  }
}
