import type { Machine, SerialLine } from "../../src/vm/machine.ts";
import { BuildFailure } from "../buildFailure.ts";
import { waitForText } from "./waitForText.ts";

const encoder = new TextEncoder();

/**
 * Speaks to the psql sessions and the shell of a guest whose image is being made. The end of an
 * answer is a marker that the typed text does not contain, for the console echoes what is typed.
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
    const marker = this.#nextMarker();
    return this.#ask(line, `${commands}\n\\echo '${marker.typed}'\n`, marker.printed);
  }

  /** Runs a command in the shell on the console; resolves to what came back, its echo included. */
  async shell(command: string): Promise<string> {
    const marker = this.#nextMarker();
    return this.#ask(0, `${command}; printf '${marker.typed}'\n`, marker.printed);
  }

  #nextMarker(): { readonly typed: string; readonly printed: string } {
    this.#count += 1;
    // psql and printf both read \036 as the one byte, which nobody types.
    return { typed: `\\036DONE ${this.#count}\\n`, printed: `\x1eDONE ${this.#count}` };
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
