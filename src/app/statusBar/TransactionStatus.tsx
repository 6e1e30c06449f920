import { CircleAlert, CircleDot } from "lucide-react";
import type { ReactElement } from "react";
import { assertNever } from "../../vm/assert.ts";
import type { SessionView } from "../../state/workbenchState.ts";
import styles from "./statusBar.module.css";

/** Whether a transaction is open on the port, or has failed and waits to be rolled back. */
export function TransactionStatus({ session }: { readonly session: SessionView }): ReactElement {
  const { transaction } = session;
  switch (transaction) {
    case "none":
      return <span>no transaction</span>;
    case "unknown":
      return <span>transaction unknown</span>;
    case "open":
      return (
        <span className={styles["open"]}>
          <CircleDot aria-hidden="true" /> transaction open
        </span>
      );
    case "failed":
      return (
        <span className={styles["failed"]}>
          <CircleAlert aria-hidden="true" /> transaction failed: roll back
        </span>
      );
    default:
      return assertNever(transaction);
  }
}
