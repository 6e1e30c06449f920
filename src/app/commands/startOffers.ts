import { exampleScript } from "../../sql/exampleScript.ts";
import { activeEditorTab } from "../../state/store/editorTabs.ts";
import { selectPort } from "../../state/store/selectors.ts";
import { installSample } from "../lessons/installSample.ts";
import { selectHintEnvironment } from "../services/selectHintEnvironment.ts";
import type { Services } from "../services/services.ts";
import { showTool } from "./toolCommands.ts";
import { translate } from "../translation/translation.ts";
import type { EmptyStateAction } from "../ui/placeholders/EmptyState.tsx";

/** What the empty workbench offers to begin with; importing needs a server that answers. */
export function startOffers(services: Services, isUp: boolean): readonly EmptyStateAction[] {
  const { ui } = services;
  return [
    {
      label: "Try an example",
      onSelect: () => {
        tryExample(services);
      },
    },
    {
      label: "Open the sample",
      onSelect: () => {
        installSample(services);
      },
    },
    {
      label: "Take a lesson",
      onSelect: () => {
        ui.setState({ lesson: { lessonId: null, step: 0 } });
      },
    },
    {
      label: "Check an Oracle script",
      onSelect: () => {
        showTool(services, "compat");
      },
    },
    {
      label: "Import a dump",
      isDisabled: !isUp,
      onSelect: () => {
        ui.setState({ dialog: { kind: "transfer", file: null } });
      },
    },
  ];
}

/** Opens and runs an example script for the port. */
function tryExample({ workbench }: Services): void {
  const state = workbench.store.getState();
  const port = selectPort(state);
  const mode = state.machine.manifest?.ports.find((each) => each.port === port)?.mode;
  const sql = exampleScript(
    mode ?? "postgresql",
    port === null ? null : selectHintEnvironment(state, port),
  );
  const active = activeEditorTab(state.editor);
  if (active.text.trim() === "") workbench.editor.setText(active.id, sql);
  else workbench.editor.add({ name: translate("Example"), text: sql });
  void workbench.runs.runAll(sql);
}
