import { selectDialect } from "../../state/store/selectors.ts";
import type { Services } from "../services/services.ts";
import { currentText } from "./runCommands.ts";

/** Formats the statement at the cursor or the selection; loads the formatter first. */
export function formatText(services: Services): void {
  void format(services);
}

async function format(services: Services): Promise<void> {
  const { editor, workbench } = services;
  const [{ formatSql }, { layOutStatement }] = await Promise.all([
    import("./format/formatSql.ts"),
    import("./format/layOutStatement.ts"),
  ]);
  const text = currentText(services);
  const selection = editor.current?.selection() ?? { start: 0, end: text.length };
  const dialect = selectDialect(workbench.store.getState());
  const formatted = formatSql(text, selection, dialect, layOutStatement);
  editor.current?.replaceText(formatted.text);
  if (formatted.kept > 0) workbench.noteLayoutKept(formatted.kept);
}
