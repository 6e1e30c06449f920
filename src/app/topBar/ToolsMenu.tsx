import {
  BookmarkPlus,
  ClipboardCheck,
  Columns2,
  FlaskConical,
  GraduationCap,
  History,
  ListChecks,
  ListTree,
  type LucideIcon,
  Share2,
  Workflow,
  Wrench,
} from "lucide-react";
import type { ReactElement } from "react";
import type { CommandId } from "../commands/command.ts";
import { findCommand } from "../commands/commandTable.ts";
import { useCommands } from "../commands/useCommands.ts";
import { useWorkbenchState } from "../services/useWorkbench.ts";
import { MenuButton } from "../ui/menu/MenuButton.tsx";
import type { MenuItem } from "../ui/menu/menuItem.ts";

/** The tools beside editor and results, by name. */
export function ToolsMenu(): ReactElement {
  const commands = useCommands();
  const state = useWorkbenchState((current) => current);
  const items = groups.flatMap((tools, index): readonly MenuItem[] => [
    ...(index === 0 ? [] : [{ kind: "separator" } as const]),
    ...tools.map(({ id, label, icon }): MenuItem => ({
      kind: "action",
      label,
      icon,
      shortcut: commands.shortcut(id),
      isDisabled: findCommand(id).isEnabled?.(state) === false,
      onSelect: () => {
        commands.run(id);
      },
    })),
  ]);
  return <MenuButton label="Tools" text="Tools" icon={Wrench} items={items} />;
}

interface Tool {
  readonly id: CommandId;
  readonly label: string;
  readonly icon: LucideIcon;
}

const groups: readonly (readonly Tool[])[] = [
  [
    { id: "compare", label: "Compare", icon: Columns2 },
    { id: "explain", label: "Plan", icon: ListTree },
    { id: "toggleDiagram", label: "Diagram", icon: Workflow },
    { id: "toggleLab", label: "Two sessions", icon: FlaskConical },
  ],
  [
    { id: "toggleCompat", label: "Compatibility check", icon: ClipboardCheck },
    { id: "toggleRegression", label: "Regression tests", icon: ListChecks },
  ],
  [
    { id: "toggleLessons", label: "Lessons", icon: GraduationCap },
    { id: "installSample", label: "Install the sample schema", icon: BookmarkPlus },
  ],
  [
    { id: "openHistory", label: "History of statements", icon: History },
    { id: "share", label: "Share the tab's text as a link", icon: Share2 },
  ],
];
