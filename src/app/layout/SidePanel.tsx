import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import { Panel, type PanelSize, usePanelRef } from "react-resizable-panels";
import { joinClasses } from "../ui/joinClasses.ts";
import styles from "./sidePanel.module.css";

export interface SidePanelProps {
  readonly id: "explorer" | "shell";
  readonly label: string;
  readonly side: "left" | "right";
  readonly isShown: boolean;
  /** Drawn over the page instead of beside the middle column. */
  readonly isDrawer: boolean;
  /** The width when it is shown again. */
  readonly widthPx: number;
  /** Called when the user dragged it shut or open. */
  readonly onShownChange: (isShown: boolean) => void;
  readonly onCloseDrawer: () => void;
  readonly children: ReactNode;
}

/**
 * A panel at the side of the page. Its content stays mounted while it is hidden: a terminal that is
 * mounted again would answer the guest's old queries again.
 */
export function SidePanel(props: SidePanelProps): ReactElement {
  const { id, label, side, isShown, isDrawer, widthPx, onShownChange } = props;
  const panelRef = usePanelRef();
  const drawerRef = useRef<HTMLElement>(null);
  const isInColumn = isShown && !isDrawer;

  useEffect(() => {
    const panel = panelRef.current;
    if (panel === null) return;
    if (!isInColumn) panel.collapse();
    else if (panel.isCollapsed()) panel.resize(widthPx);
    // A change of the width alone needs no action: it follows the user's dragging.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isInColumn, panelRef]);

  const handleResize = ({ inPixels }: PanelSize): void => {
    if (!isDrawer && inPixels > 0 !== isShown) onShownChange(inPixels > 0);
  };

  useEffect(() => {
    if (isDrawer && isShown) drawerRef.current?.focus();
  }, [isDrawer, isShown]);

  return (
    <Panel
      id={id}
      panelRef={panelRef}
      defaultSize={isInColumn ? widthPx : 0}
      minSize={minimumWidthPx}
      maxSize="45%"
      collapsible
      collapsedSize={0}
      groupResizeBehavior="preserve-pixel-size"
      onResize={handleResize}
    >
      {isDrawer && isShown && (
        <div className={styles["backdrop"]} aria-hidden="true" onClick={props.onCloseDrawer} />
      )}
      <aside
        ref={drawerRef}
        aria-label={label}
        data-area={id}
        tabIndex={-1}
        hidden={!isShown}
        className={joinClasses(styles["content"], isDrawer && styles["drawer"], styles[side])}
        onKeyDown={(event) => {
          if (isDrawer && event.key === "Escape" && !event.defaultPrevented) props.onCloseDrawer();
        }}
      >
        {props.children}
      </aside>
    </Panel>
  );
}

const minimumWidthPx = 180;
