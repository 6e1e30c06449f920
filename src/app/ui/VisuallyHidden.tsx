import type { ReactElement, ReactNode } from "react";
import styles from "./visuallyHidden.module.css";

/** Words for those who hear the page: what the eye tells by look alone. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }): ReactElement {
  return <span className={styles["hidden"]}>{children}</span>;
}
