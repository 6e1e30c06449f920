import type { OutputBlock } from "../../model.ts";

/**
 * Whether IvorySQL's psql refused a command that has no backslash. VARIABLE prints nothing or a list
 * of variables when it succeeds, PRINT prints tables; all other text is an error.
 *
 * @see IvorySQL, `src/bin/psql/mainloop.c` and `variables.c`
 */
export function refusesClientCommand(name: string, blocks: readonly OutputBlock[]): boolean {
  const lines = blocks.flatMap((block) => (block.kind === "text" ? block.text.split("\n") : []));
  switch (name) {
    case "VARIABLE":
      return lines.some((line) => !/^(?:(?:variable|datatype)\t.*|\s*)$/.test(line));
    case "PRINT":
      return lines.some((line) => line.trim() !== "");
    case "EXECUTE":
      return lines[0] === "Usage: EXEC[UTE] statement";
    default:
      return false;
  }
}
