import { CircleAlert, CircleDot } from "lucide-react";
import type { ReactElement } from "react";
import { assertNever } from "../../base/assert.ts";
import type { SessionView } from "../../state/store/workbenchState.ts";
import { useTranslate } from "../translation/useTranslate.ts";
import styles from "./statusBar.module.css";

/** Whether a transaction is open on the port, or has failed and must be rolled back. */
export function TransactionStatus({ session }: { readonly session: SessionView }): ReactElement {
  const translate = useTranslate();
  const { transaction } = session;
  switch (transaction) {
    case "none":
      return <span>{translate("no transaction")}</span>;
    case "unknown":
      return <span>{translate("transaction unknown")}</span>;
    case "open":
      return (
        <span className={styles["open"]}>
          <CircleDot aria-hidden="true" /> {translate("transaction open")}
        </span>
      );
    case "failed":
      return (
        <span className={styles["failed"]}>
          <CircleAlert aria-hidden="true" /> {translate("transaction failed: roll back")}
        </span>
      );
    default:
      return assertNever(transaction);
  }
}
