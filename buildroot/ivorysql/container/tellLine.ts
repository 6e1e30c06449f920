/**
 * Returns the message for a line of the build's output: the builder's own messages, and which
 * package Buildroot compiles (`>>> zlib 1.3.1 Building`). Null for other lines.
 */
export function tellLine(line: string): string | null {
  const message = /^workbench: (?:phase )?(.*)$/.exec(line)?.[1];
  if (message !== undefined) return message;
  // eslint-disable-next-line no-control-regex -- Terminal escapes begin with one.
  const plain = line.replace(/\x1b\[[\d;]*[A-Za-z]/g, "");
  return /^>>> (\S+ \S+) Building$/.exec(plain.trimEnd())?.[1] ?? null;
}
