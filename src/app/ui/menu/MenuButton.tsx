import type { LucideIcon } from "lucide-react";
import { useCallback, useState, type ReactElement } from "react";
import { IconButton } from "../buttons/IconButton.tsx";
import { Menu } from "./Menu.tsx";
import type { MenuItem } from "./menuItem.ts";
import type { Anchor } from "../floating/placeFloating.ts";

export interface MenuButtonProps {
  readonly label: string;
  readonly icon: LucideIcon;
  /** A word of the label, shown beside the icon if there is room. */
  readonly text?: string;
  readonly items: readonly MenuItem[];
  readonly isDisabled?: boolean;
  readonly isSmall?: boolean;
  readonly tabIndex?: number;
}

/** An icon button that opens a menu below it. */
export function MenuButton(props: MenuButtonProps): ReactElement {
  const { label, items, ...button } = props;
  const [anchor, setAnchor] = useState<Anchor | null>(null);
  const close = useCallback(() => {
    setAnchor(null);
  }, []);
  return (
    <>
      <IconButton
        {...button}
        label={label}
        isMenuOpen={anchor !== null}
        onClick={(event) => {
          setAnchor(event.currentTarget.getBoundingClientRect());
        }}
      />
      {anchor !== null && <Menu label={label} items={items} anchor={anchor} onClose={close} />}
    </>
  );
}
