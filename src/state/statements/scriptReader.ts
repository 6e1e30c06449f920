import { ScriptReader as StatementSource } from "../../sql/session/scripts/scriptReader.ts";
import type { ServerIdentity } from "../../sql/serverIdentity.ts";
import { splitScript } from "../../sql/session/scripts/splitScript.ts";
import type { Statement } from "../../sql/statements/statement.ts";
import { addTrailingBlanks } from "../../sql/statements/splitStatements.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** Splits scripts into statements without blocking the page. */
export interface ScriptReader {
  /**
   * Works like `splitScript`. A long text is split in slices, between which the page stays
   * responsive. Returns `null` if it was stopped or superseded by another call.
   */
  split(text: string, server: ServerIdentity | null): Promise<readonly Statement[] | null>;
  /** Stops the current split; returns false if there is none. */
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

/** In UTF-16 units; a text of this length is split in some tens of milliseconds. */
export const shortLength = 500_000;
/** Tokens between two checks of the clock: about a millisecond. */
const tokensAtOnce = 2000;
const sliceMs = 25;

/** Reads until the slice's time is over; returns true at the end of the text. */
function readSlice(
  source: StatementSource,
  statements: Statement[],
  monotonicMs: () => number,
): boolean {
  const endMs = monotonicMs() + sliceMs;
  // Statements may be short, so the clock is also checked after that many of them.
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
