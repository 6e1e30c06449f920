import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { type Command, type CommandId } from "../commands/command.ts";
import { commands } from "../commands/commandTable.ts";
import { type Snippet, snippets } from "../editor/assistance/snippets.ts";
import { matchesWords } from "../ui/matchesWords.ts";

/** Something in the page, as opposed to an object of the database, that was searched for. */
export type LocalFind =
  | { readonly kind: "tab"; readonly id: string; readonly name: string; readonly text: string }
  | { readonly kind: "history"; readonly id: string; readonly port: number; readonly sql: string }
  | { readonly kind: "snippet"; readonly snippet: Snippet }
  | { readonly kind: "command"; readonly command: Command };

const mostOfAKind = 8;
/** Of no use among the results of the dialog that they open. */
const left: readonly CommandId[] = ["findAnything", "openPalette"];

/**
 * Finds tabs, earlier statements, snippets and commands that contain every word of the text; some
 * of each kind. Without a text, the open tabs.
 */
export function findLocally(
  { editor, history }: Pick<WorkbenchState, "editor" | "history">,
  text: string,
  nameOfTab: (tab: WorkbenchState["editor"]["tabs"][number]) => string,
  translate: (label: string) => string,
): readonly LocalFind[] {
  const tabs = editor.tabs
    .map((tab) => ({ kind: "tab", id: tab.id, name: nameOfTab(tab), text: tab.text }) as const)
    .filter((tab) => matchesWords(`${tab.name} ${tab.text}`, text))
    .slice(0, mostOfAKind);
  if (text.trim() === "") return tabs;
  const seen = new Set<string>();
  const earlier = history
    .filter(({ sql }) => matchesWords(sql, text) && !seen.has(sql) && seen.add(sql))
    .map(({ id, port, sql }) => ({ kind: "history", id, port, sql }) as const);
  const templates = snippets
    .filter(({ word, detail }) => matchesWords(`${word} ${detail} ${translate(detail)}`, text))
    .map((snippet) => ({ kind: "snippet", snippet }) as const);
  const actions = commands
    .filter(
      ({ id, label }) => !left.includes(id) && matchesWords(`${label} ${translate(label)}`, text),
    )
    .map((command) => ({ kind: "command", command }) as const);
  const kinds: readonly (readonly LocalFind[])[] = [tabs, actions, earlier, templates];
  return kinds.flatMap((kind) => kind.slice(0, mostOfAKind));
}
