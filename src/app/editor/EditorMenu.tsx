import {
  ClipboardPaste,
  Columns2,
  Copy,
  Link2,
  ListTree,
  Play,
  Scissors,
  WandSparkles,
  type LucideIcon,
} from "lucide-react";
import type { ReactElement } from "react";
import type { CommandId } from "../commands/command.ts";
import { findCommand } from "../commands/commandTable.ts";
import { describeKeys, isMacPlatform } from "../commands/keyBinding.ts";
import { useServices } from "../services/useWorkbench.ts";
import type { Services } from "../services/services.ts";
import type { Anchor } from "../ui/floating/placeFloating.ts";
import { Menu } from "../ui/menu/Menu.tsx";
import type { MenuItem } from "../ui/menu/menuItem.ts";
import { writeClipboard } from "../ui/writeClipboard.ts";
import { findClipboardRange } from "./findClipboardRange.ts";
import type { SqlEditor } from "./monaco/sqlEditor.ts";

export interface EditorMenuProps {
  readonly editor: SqlEditor;
  readonly anchor: Anchor;
  readonly onClose: () => void;
}

/** The editor's context menu. */
export function EditorMenu({ editor, anchor, onClose }: EditorMenuProps): ReactElement {
  const services = useServices();
  return (
    <Menu label="Editor" items={makeItems(services, editor)} anchor={anchor} onClose={onClose} />
  );
}

function makeItems(services: Services, editor: SqlEditor): readonly MenuItem[] {
  const command = (id: CommandId, label: string, icon: LucideIcon): MenuItem => {
    const { keys, run, isEnabled } = findCommand(id);
    const [binding] = keys;
    return {
      kind: "action",
      label,
      icon,
      ...(binding !== undefined && { shortcut: describeKeys(binding, isMacPlatform()) }),
      isDisabled: isEnabled?.(services.workbench.store.getState()) === false,
      onSelect: () => {
        run(services);
      },
    };
  };
  return [
    command("run", "Run", Play),
    command("explain", "Explain", ListTree),
    command("formatSql", "Format the SQL", WandSparkles),
    command("compare", "Compare", Columns2),
    command("share", "Share…", Link2),
    { kind: "separator" },
    clipboard("Cut", "KeyX", Scissors, () => void copy(editor, true)),
    clipboard("Copy", "KeyC", Copy, () => void copy(editor, false)),
    clipboard("Paste", "KeyV", ClipboardPaste, () => void paste(services, editor)),
  ];
}

function clipboard(
  label: string,
  key: "KeyX" | "KeyC" | "KeyV",
  icon: LucideIcon,
  onSelect: () => void,
): MenuItem {
  const shortcut = describeKeys(`Mod+${key}`, isMacPlatform());
  return { kind: "action", label, icon, shortcut, onSelect };
}

async function copy(editor: SqlEditor, isCut: boolean): Promise<void> {
  const text = editor.text();
  const range = findClipboardRange(text, editor.selection());
  const isWritten = await writeClipboard(text.slice(range.start, range.end));
  if (!isWritten || !isCut || editor.text() !== text) return;
  editor.select(range);
  editor.insert("");
}

/** Inserts the clipboard's text; a browser may forbid pages to read it. */
async function paste({ ui }: Services, editor: SqlEditor): Promise<void> {
  try {
    editor.insert(await navigator.clipboard.readText());
  } catch {
    ui.setState({ dialog: { kind: "pasteRefused" } });
  }
}
