import { createMessage } from "../../sql/output/messages/createMessage.ts";
import type { OutputBlock, ServerMessage } from "../../sql/model.ts";
import type { MessageContent } from "../store/messageLog.ts";
import { selectRuns, selectShownRun } from "../store/selectors.ts";
import type { TestWorkbench } from "./createTestWorkbench.ts";

export function table(rows: readonly (readonly (string | null)[])[]): OutputBlock {
  const columns = [{ name: "a", alignment: "left", type: null } as const];
  const shape = { title: null, footerRowCount: rows.length, footers: [], isComplete: true };
  return { kind: "table", table: { ...shape, columns, rows } };
}

export function serverError(message: string): ServerMessage {
  return createMessage({
    severity: "ERROR",
    sqlState: "42703",
    message,
    position: 7,
    raw: `ERROR:  ${message}`,
  });
}

export const failure = { kind: "failed", error: serverError("nope") } as const;

export function outcomes(test: TestWorkbench): readonly string[] {
  return selectRuns(test.workbench.store.getState()).map(({ statement, status }) => {
    const end = status.kind === "ended" ? status.outcome.kind : status.kind;
    return `${statement.text} ${end}`;
  });
}

export function shown(test: TestWorkbench): string | undefined {
  return selectShownRun(test.workbench.store.getState())?.statement.text;
}

export function messages(test: TestWorkbench): readonly MessageContent[] {
  return test.workbench.store.getState().messages.map(({ content }) => content);
}
