import type { Statement } from "../../sql/statements/statement.ts";
import { findCurrentOf } from "../../state/statements/runActions.ts";
import type { Services } from "../services/services.ts";
import { currentText } from "./runCommands.ts";

/** Runs the statement at the cursor on both ports; asks first when it may change data twice. */
export function compare(services: Services): void {
  const statement = currentStatement(services);
  if (statement === null) return;
  services.ui.setState({ workplace: "editor" });
  if (services.workbench.compare.changesData(statement)) {
    services.ui.setState({ dialog: { kind: "compare" } });
  } else void services.workbench.compare.run(statement, false);
}

export function compareAnyway(services: Services, isUndone: boolean): void {
  const statement = currentStatement(services);
  if (statement !== null) void services.workbench.compare.run(statement, isUndone);
}

function currentStatement(services: Services): Statement | null {
  const selection = services.editor.current?.selection() ?? { start: 0, end: 0 };
  const state = services.workbench.store.getState();
  const [placed] = findCurrentOf(state, currentText(services), selection);
  return placed?.statement ?? null;
}
