import type { SerialPort } from "../../vm/serialPort.ts";

/**
 * Types a script into a psql on a serial line and returns its output up to and including an end
 * mark that the script prints. Rejects if the mark is not printed in time.
 */
export function converse(
  port: SerialPort,
  script: string,
  endMark: string,
  timeoutMs: number,
): Promise<Uint8Array> {
  const end = new TextEncoder().encode(endMark);
  const printed: number[] = [];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      unsubscribe();
      reject(new Error(`no end after ${timeoutMs} ms: ${new TextDecoder().decode(tail(200))}`));
    }, timeoutMs);
    const tail = (length: number): Uint8Array => Uint8Array.from(printed.slice(-length));
    const unsubscribe = port.onData((bytes) => {
      for (const byte of bytes) printed.push(byte);
      if (!endsWith(printed, end)) return;
      clearTimeout(timer);
      unsubscribe();
      resolve(Uint8Array.from(printed));
    });
    port.write(new TextEncoder().encode(script));
  });
}

function endsWith(bytes: readonly number[], end: Uint8Array): boolean {
  const start = bytes.length - end.length;
  return start >= 0 && end.every((byte, index) => bytes[start + index] === byte);
}
