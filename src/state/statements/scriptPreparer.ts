import { dialectOfServer } from "../../sql/dialectOfServer.ts";
import { splitScript } from "../../sql/session/scripts/splitScript.ts";
import type { AskedVariable } from "../../sql/sqlplus/variables/prepareScript.ts";
import type { SubstitutionValues } from "../../sql/statements/sqlPlusLines/scriptContext.ts";
import type { Connections } from "../machine/connections.ts";
import { onDemand } from "../../base/onDemand.ts";
import type { PlacedStatement } from "../store/statementRun.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** The user's answer: values of the variables, or that `&` is to be taken literally. */
export type VariableAnswer = SubstitutionValues | "asWritten";

/** Expands the files that a script calls, and substitutes its variables. */
export interface ScriptPreparer {
  /** Resolves when the values are known; `null` if the user cancelled the script. */
  prepare(
    statements: readonly PlacedStatement[],
    port: number,
  ): Promise<readonly PlacedStatement[] | null>;
  /** Passes on the user's answer; `null` cancels the script. */
  answer(answer: VariableAnswer | null): void;
}

export function createScriptPreparer(
  context: WorkbenchContext,
  connections: Connections,
): ScriptPreparer {
  let waiting: ((answer: VariableAnswer | null) => void) | null = null;

  const settle = (answer: VariableAnswer | null): void => {
    const tell = waiting;
    waiting = null;
    context.update("askedVariables", () => null);
    tell?.(answer);
  };

  const ask = (variables: readonly AskedVariable[]): Promise<VariableAnswer | null> => {
    // Cancels a script whose question is still open.
    settle(null);
    return new Promise((resolve) => {
      waiting = resolve;
      context.update("askedVariables", () => variables);
    });
  };

  const parts = onDemand(() =>
    Promise.all([
      import("../../sql/sqlplus/variables/expandFiles.ts"),
      import("../../sql/sqlplus/variables/prepareScript.ts"),
    ]),
  );

  return {
    async prepare(statements, port) {
      const server = context.get().sessions[port]?.server ?? null;
      const dialect = dialectOfServer(server);
      if (!dialect.sqlPlusLines) return statements;
      const [{ expandFiles, isFileNamed }, { prepareScript, scriptStart }] = await parts();
      const { tabs } = context.get().editor;
      const expanded = expandFiles<PlacedStatement>(statements, {
        split: (text) => splitScript(text, server),
        find: (name) => {
          const tab = tabs.find((each) => each.name !== null && isFileNamed(each.name, name));
          return tab?.name == null ? null : { name: tab.name, text: tab.text };
        },
        makeItem: (statement) => ({ statement, documentOffset: null }),
      });
      const start = connections.session(port)?.scriptStart ?? scriptStart;
      const first = prepareScript(expanded, dialect, start, new Map());
      if (first.asked.length === 0) return first.items;
      const answer = await ask(first.asked);
      if (answer === null) return null;
      return answer === "asWritten"
        ? prepareScript(expanded, dialect, { ...start, character: null }, new Map()).items
        : prepareScript(expanded, dialect, start, answer).items;
    },
    answer: settle,
  };
}
