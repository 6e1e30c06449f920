import { selectIsPortBusy } from "../../state/store/selectors.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import type { Explainable, ExplainMode } from "../../state/statements/planActions.ts";
import type { Services } from "../services/services.ts";
import { currentText } from "./runCommands.ts";

export function explain(services: Services): void {
  explainCurrent(services, "plan");
}

/** Asks first when the statement may change data. */
export function explainAnalyze(services: Services): void {
  const found = findExplainable(services);
  if (found.kind === "statement" && found.changesData)
    services.ui.setState({ dialog: { kind: "analyze" } });
  else explainCurrent(services, "run");
}

export function explainCurrent(services: Services, mode: ExplainMode): void {
  const { workbench, ui } = services;
  const found = findExplainable(services);
  if (found.kind === "unsuitable") ui.setState({ dialog: { kind: "unexplainable" } });
  if (found.kind !== "statement") return;
  ui.setState(({ resultsView }) => ({
    workplace: "editor",
    resultsView: resultsView === "stack" ? resultsView : "grid",
  }));
  void workbench.plans.explain(found.placed, mode);
}

export function canRunNow(state: WorkbenchState): boolean {
  return !selectIsPortBusy(state);
}

function findExplainable(services: Services): Explainable {
  const selection = services.editor.current?.selection() ?? { start: 0, end: 0 };
  return services.workbench.plans.find(currentText(services), selection);
}
