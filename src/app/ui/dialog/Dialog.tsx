import { X } from "lucide-react";
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  type ReactElement,
  type ReactNode,
} from "react";
import { useTranslate } from "../../translation/useTranslate.ts";
import styles from "./dialog.module.css";
import { IconButton } from "../buttons/IconButton.tsx";
import { joinClasses } from "../joinClasses.ts";
import { useIsShown } from "../../services/useIsShown.ts";

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly width?: "narrow" | "wide";
  /** `alertdialog` for questions that must be answered. */
  readonly role?: "dialog" | "alertdialog";
  /** Takes the focus at once, but becomes visible after a delay. */
  readonly appearsLate?: boolean;
}

/** A modal dialog, open while it is mounted; Escape and a press outside close it. */
export function Dialog(props: DialogProps): ReactElement {
  const { title, onClose, children, footer, width = "narrow", role = "dialog" } = props;
  const lateness = props.appearsLate === true && styles["late"];
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const translate = useTranslate();
  // A layout effect, so that it closes while it is in the document: only then the focus goes back.
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    element.showModal();
    findFirst(element)?.focus();
    return () => {
      element.close();
    };
  }, []);
  const isShown = useIsShown();
  useEffect(() => {
    // A hidden modal dialog would still block the page.
    if (!isShown) onClose();
  }, [isShown, onClose]);
  return (
    <dialog
      ref={ref}
      className={joinClasses(styles["dialog"], styles[width], lateness)}
      role={role}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        // The dialog element itself is only hit on its backdrop: the frame covers the rest.
        if (event.target === event.currentTarget) onClose();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
      }}
    >
      <div className={styles["frame"]}>
        <header className={styles["header"]}>
          <h2 id={titleId} className={styles["title"]}>
            {translate(title)}
          </h2>
          <IconButton label="Close" icon={X} onClick={onClose} />
        </header>
        <div className={styles["body"]}>{children}</div>
        {footer !== undefined && <footer className={styles["footer"]}>{footer}</footer>}
      </div>
    </dialog>
  );
}

/** The element to focus first: the body's first control, else the last button; not Close. */
function findFirst(dialog: HTMLDialogElement): HTMLElement | null {
  const [body, footer] = [styles["body"], styles["footer"]].map((name) =>
    dialog.querySelector(`:scope > * > .${name ?? ""}`),
  );
  const field = body?.querySelector<HTMLElement>(
    ":is(input, select, textarea, button):not(:disabled, [hidden])",
  );
  return field ?? footer?.querySelector<HTMLElement>("button:last-of-type:not(:disabled)") ?? null;
}
