import { ScriptReader as StatementSource } from "../../sql/session/scripts/scriptReader.ts";
import type { ServerIdentity } from "../../sql/serverIdentity.ts";
import { splitScript } from "../../sql/session/scripts/splitScript.ts";
import type { Statement } from "../../sql/statements/statement.ts";
import { addTrailingBlanks } from "../../sql/statements/splitStatements.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** Cuts scripts into statements without holding the page up. */
export interface ScriptReader {
  /**
   * As `splitScript`. A long text is read in slices, between which the page draws and takes input;
   * `null`: it was given up, or another was read in its place.
   */
  split(text: string, server: ServerIdentity | null): Promise<readonly Statement[] | null>;
  /** Gives up what is being read; false when nothing is. */
  stop(): boolean;
}

export function createScriptReader(context: WorkbenchContext): ScriptReader {
  const { clock } = context.dependencies;
  let current: object | null = null;

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      clock.setTimer(resolve, 0);
    });

  const readInSlices = async (
    text: string,
    server: ServerIdentity | null,
  ): Promise<readonly Statement[] | null> => {
    const own = {};
    current = own;
    const source = new StatementSource(text, server);
    const statements: Statement[] = [];
    for (let isOver = false; !isOver;) {
      context.update("reading", () => ({ readLength: source.offset, length: text.length }));
      await pause();
      if (current !== own) return null;
      isOver = readSlice(source, statements, () => clock.monotonicMs());
    }
    current = null;
    context.update("reading", () => null);
    addTrailingBlanks(statements, text.length);
    return statements;
  };

  return {
    split: (text, server) =>
      text.length < shortLength
        ? Promise.resolve(splitScript(text, server))
        : readInSlices(text, server),
    stop() {
      if (current === null) return false;
      current = null;
      context.update("reading", () => null);
      return true;
    },
  };
}

/** A text of so many UTF-16 units is read in a few hundredths of a second. */
export const shortLength = 500_000;
/** Tokens between two looks at the clock: about a millisecond. */
const tokensAtOnce = 2000;
const sliceMs = 25;

/** Returns true at the end of the text. */
function readSlice(
  source: StatementSource,
  statements: Statement[],
  monotonicMs: () => number,
): boolean {
  const endMs = monotonicMs() + sliceMs;
  // A statement may be short, so the clock is looked at after as many of them as well.
  for (let count = 1; ; count += 1) {
    const next = source.next(tokensAtOnce);
    if (next === null) return true;
    if (next !== "pause") statements.push(next);
    if ((next === "pause" || count % statementsAtOnce === 0) && monotonicMs() >= endMs) {
      return false;
    }
  }
}

const statementsAtOnce = 200;
