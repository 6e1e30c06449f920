import { Trash2 } from "lucide-react";
import type { Services } from "../services/services.ts";
import type { MenuItem } from "../ui/menu/menuItem.ts";

/** A menu item that drops an object, after a dialog that shows the statement. */
export function dropNow({ ui }: Services, write: () => string): MenuItem {
  return {
    kind: "action",
    label: "Drop…",
    icon: Trash2,
    isDangerous: true,
    onSelect: () => {
      ui.setState({ dialog: { kind: "drop", statement: write() } });
    },
  };
}
