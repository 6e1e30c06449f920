import type { EditorTab } from "../../state/editorTabs.ts";

/** What a tab is called: the name it was given, or one by its number. */
export function nameOfTab({ name, number }: Pick<EditorTab, "name" | "number">): string {
  return name ?? `Query ${number}`;
}
