import type { EditorTab } from "../../state/store/editorTabs.ts";
import { translate } from "../translation/translation.ts";

/** The name of a tab: the given one, or one from its number. */
export function nameOfTab({ name, number }: Pick<EditorTab, "name" | "number">): string {
  return name ?? translate("Query {{number}}", { number });
}
