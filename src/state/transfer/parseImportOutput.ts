import type { ImportProblem } from "../store/transferState.ts";

/**
 * Finds errors in psql's output of a file: `psql:FILE:LINE: ERROR:  MESSAGE`, followed by DETAIL,
 * HINT and CONTEXT (psql reference page, "-f"). `parts`: files that hold lines of the script from a
 * given line on.
 */
export function parseImportOutput(
  text: string,
  parts: ReadonlyMap<string, { readonly line: number }> = new Map(),
): readonly ImportProblem[] {
  const problems: ImportProblem[] = [];
  for (const line of text.split("\n")) {
    const found = errorLine.exec(line);
    const last = problems.at(-1);
    if (found !== null) {
      const [, path = "", line, message = ""] = found;
      problems.push({ line: Number(line) + (parts.get(path)?.line ?? 1) - 1, message });
    } else if (last !== undefined && detailLine.test(line)) {
      problems[problems.length - 1] = { ...last, message: `${last.message} (${line.trim()})` };
    } else if (line.startsWith("psql: error: ")) {
      problems.push({ line: null, message: line.slice("psql: error: ".length) });
    }
  }
  return problems;
}

const errorLine = /^psql:([^:]*):(\d+): (?:ERROR|FATAL|PANIC|error):\s+(.*)$/;
const detailLine = /^(?:DETAIL|HINT|CONTEXT):/;
