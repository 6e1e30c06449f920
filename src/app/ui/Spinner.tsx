import type { ReactElement } from "react";
import styles from "./spinner.module.css";

/** Something is under way. The words that say what belong beside it; readers hear only those. */
export function Spinner(): ReactElement {
  return <span className={styles["spinner"]} aria-hidden="true" />;
}
