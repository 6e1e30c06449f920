import type { ReactElement, ReactNode } from "react";
import { useTranslate } from "../translation/useTranslate.ts";

export interface ScrollAreaProps {
  readonly label: string;
  readonly role: "document" | "group" | "region";
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** Content that scrolls; focusable, so that the keyboard can scroll it too. */
export function ScrollArea({ label, role, className, children }: ScrollAreaProps): ReactElement {
  const translate = useTranslate();
  return (
    <div className={className} tabIndex={0} role={role} aria-label={translate(label)}>
      {children}
    </div>
  );
}
