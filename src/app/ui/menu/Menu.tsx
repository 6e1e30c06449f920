import { Check } from "lucide-react";
import {
  useEffect,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
} from "react";
import { useTranslate } from "../../translation/useTranslate.ts";
import { joinClasses } from "../joinClasses.ts";
import styles from "./menu.module.css";
import { moveInMenu } from "./moveInMenu.ts";
import type { MenuItem } from "./menuItem.ts";
import { placeFloating, type Anchor } from "../floating/placeFloating.ts";
import { showInTopLayer } from "../floating/showInTopLayer.ts";
import { useReturnFocus } from "../useReturnFocus.ts";

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly anchor: Anchor;
  readonly onClose: () => void;
}

/** An open menu (ARIA menu pattern); a choice, Escape, Tab or a press elsewhere closes it. */
export function Menu({ label, items, anchor, onClose }: MenuProps): ReactElement {
  const translate = useTranslate();
  const ref = useRef<HTMLDivElement>(null);
  useReturnFocus(ref);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    showInTopLayer(element);
    const viewport = { width: innerWidth, height: innerHeight };
    const place = placeFloating(anchor, element.getBoundingClientRect(), viewport, "start", 2);
    element.style.left = `${place.x}px`;
    element.style.top = `${place.y}px`;
    findItems(element)[0]?.focus({ preventScroll: true });
  }, [anchor]);
  useCloseOutside(ref, onClose);

  const handleKeyDown = (event: KeyboardEvent): void => {
    // React ancestors, for instance a grid, handle arrow keys themselves.
    event.stopPropagation();
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      onClose();
      return;
    }
    const entries = findItems(event.currentTarget);
    const current = entries.findIndex((entry) => entry === document.activeElement);
    const labels = entries.map((entry) => entry.dataset["label"] ?? "");
    const next = moveInMenu(event.key, current, labels);
    if (next === null) return;
    event.preventDefault();
    entries[next]?.focus();
  };

  return (
    <div
      ref={ref}
      className={styles["menu"]}
      popover="manual"
      role="menu"
      aria-label={translate(label)}
      onKeyDown={handleKeyDown}
      onContextMenu={(event) => {
        event.preventDefault();
      }}
    >
      {items.map((item, index) => (
        <MenuLine key={index} item={item} onClose={onClose} />
      ))}
    </div>
  );
}

function MenuLine({ item, onClose }: { item: MenuItem; onClose: () => void }): ReactElement {
  const translate = useTranslate();
  switch (item.kind) {
    case "separator":
      return <div role="separator" className={styles["separator"]} />;
    case "heading":
      return (
        <div role="presentation" className={styles["heading"]}>
          {translate(item.label)}
        </div>
      );
    case "action":
    case "toggle": {
      const isDisabled = item.kind === "action" && item.isDisabled === true;
      const isDangerous = item.kind === "action" && item.isDangerous === true;
      return (
        <button
          type="button"
          role={item.kind === "toggle" ? "menuitemcheckbox" : "menuitem"}
          aria-checked={item.kind === "toggle" ? item.isChecked : undefined}
          aria-disabled={isDisabled || undefined}
          tabIndex={-1}
          data-label={translate(item.label)}
          className={joinClasses(styles["item"], isDangerous && styles["danger"])}
          onClick={() => {
            if (isDisabled) return;
            onClose();
            item.onSelect();
          }}
        >
          <MenuIcon item={item} />
          <span className={styles["label"]}>{translate(item.label)}</span>
          {item.kind === "action" && item.shortcut !== undefined && (
            <span className={styles["shortcut"]}>{item.shortcut}</span>
          )}
        </button>
      );
    }
  }
}

function MenuIcon({ item }: { item: MenuItem & { kind: "action" | "toggle" } }): ReactElement {
  const Icon = item.kind === "action" ? item.icon : item.isChecked ? Check : undefined;
  return (
    <span className={styles["icon"]}>{Icon !== undefined && <Icon aria-hidden="true" />}</span>
  );
}

function findItems(menu: Element): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("[role^=menuitem]")];
}

function useCloseOutside(ref: RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    const closeOutside = (event: Event): void => {
      if (event.target instanceof Node && ref.current?.contains(event.target) === true) return;
      onClose();
    };
    addEventListener("pointerdown", closeOutside, { capture: true });
    addEventListener("wheel", closeOutside, { capture: true, passive: true });
    addEventListener("resize", onClose);
    addEventListener("blur", onClose);
    return () => {
      removeEventListener("pointerdown", closeOutside, { capture: true });
      removeEventListener("wheel", closeOutside, { capture: true });
      removeEventListener("resize", onClose);
      removeEventListener("blur", onClose);
    };
  }, [ref, onClose]);
}
