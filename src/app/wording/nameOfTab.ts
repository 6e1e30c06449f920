import type { EditorTab } from "../../state/store/editorTabs.ts";
import { translate } from "../translation/translation.ts";

/** What a tab is called: the name it was given, or one by its number. */
export function nameOfTab({ name, number }: Pick<EditorTab, "name" | "number">): string {
  return name ?? translate("Query {{number}}", { number });
}
