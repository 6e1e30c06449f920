import { Download, Network, Upload } from "lucide-react";
import { postgresqlDialect } from "../../sql/dialect.ts";
import { type ObjectName, selectAllRows } from "../../sql/catalog/objectStatements.ts";
import { quoteQualifiedName } from "../../sql/quote.ts";
import { selectShownRun } from "../../state/store/selectors.ts";
import { lastTable } from "../../state/store/statementRun.ts";
import { showTool } from "../commands/toolCommands.ts";
import type { Services } from "../services/services.ts";
import type { MenuItem } from "../ui/menu/menuItem.ts";
import { openAndRun } from "./openObject.ts";

/** The entries of a table's or view's menu that move its rows or show it in the diagram. */
export function tableActions(
  services: Services,
  name: ObjectName,
  schemaId: number,
  takesRows: boolean,
): readonly MenuItem[] {
  const { ui } = services;
  const importRows: MenuItem = {
    kind: "action",
    label: "Import a CSV file…",
    icon: Upload,
    onSelect: () => {
      chooseFile((file) => {
        // The import lists tables by PostgreSQL's names on every port.
        const table = quoteQualifiedName([name.schema, name.name], postgresqlDialect);
        ui.setState({ dialog: { kind: "csv", file, table } });
      });
    },
  };
  return [
    ...(takesRows ? [importRows] : []),
    {
      kind: "action",
      label: "Export the rows…",
      icon: Download,
      onSelect: () => void exportRows(services, name),
    },
    {
      kind: "action",
      label: "Show the diagram",
      icon: Network,
      onSelect: () => {
        ui.setState({ diagramSchemaId: schemaId });
        showTool(services, "diagram");
      },
    },
  ];
}

async function exportRows(services: Services, name: ObjectName): Promise<void> {
  const { workbench, ui } = services;
  await openAndRun(services, name.name, selectAllRows(name));
  const run = selectShownRun(workbench.store.getState());
  if (run === null || lastTable(run.blocks) === null) return;
  ui.setState({ dialog: { kind: "export", runId: run.id } });
}

function chooseFile(onChosen: (file: File) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".csv,.tsv,.tab,.txt,text/csv,text/plain";
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file !== undefined) onChosen(file);
  });
  input.click();
}
