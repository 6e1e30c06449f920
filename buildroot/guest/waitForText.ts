import type { SerialPort } from "../../src/vm/serialPort.ts";

export type WaitResult =
  | { readonly kind: "found"; readonly text: string }
  /** The deadline passed; `text` has arrived so far. */
  | { readonly kind: "timeout"; readonly text: string };

/** Waits for a text on a serial line; resolves to the output up to the end of that text. */
export async function waitForText(
  port: SerialPort,
  wanted: string,
  timeoutMs: number,
): Promise<WaitResult> {
  return new Promise((resolve) => {
    const decoder = new TextDecoder();
    let text = "";
    const unsubscribe = port.onData((bytes) => {
      text += decoder.decode(bytes, { stream: true });
      const at = text.indexOf(wanted);
      if (at >= 0) settle({ kind: "found", text: text.slice(0, at + wanted.length) });
    });
    const deadline = setTimeout(() => {
      settle({ kind: "timeout", text });
    }, timeoutMs);
    const settle = (result: WaitResult): void => {
      clearTimeout(deadline);
      unsubscribe();
      resolve(result);
    };
  });
}
