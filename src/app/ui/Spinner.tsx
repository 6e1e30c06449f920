import type { ReactElement } from "react";
import styles from "./spinner.module.css";

/** Shows that work is in progress. Hidden from screen readers: they read the text beside it. */
export function Spinner(): ReactElement {
  return <span className={styles["spinner"]} aria-hidden="true" />;
}
