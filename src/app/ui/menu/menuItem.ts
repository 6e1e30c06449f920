import type { LucideIcon } from "lucide-react";

/** One line of a menu. */
export type MenuItem =
  | {
      readonly kind: "action";
      readonly label: string;
      readonly icon?: LucideIcon;
      /** The keyboard shortcut as users read it: "Ctrl+C". */
      readonly shortcut?: string;
      readonly isDisabled?: boolean;
      readonly isDangerous?: boolean;
      readonly onSelect: () => void;
    }
  | {
      readonly kind: "toggle";
      readonly label: string;
      readonly isChecked: boolean;
      readonly onSelect: () => void;
    }
  | { readonly kind: "heading"; readonly label: string }
  | { readonly kind: "separator" };
