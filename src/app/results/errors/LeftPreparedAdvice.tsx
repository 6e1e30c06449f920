import type { ReactElement } from "react";
import { translate } from "../../translation/translation.ts";
import styles from "./errorCard.module.css";

const wayOut = "rollback;\n\\connect";

/** Explains a prepared statement that the user did not prepare, and how to remove it. */
export function LeftPreparedAdvice(): ReactElement {
  return (
    <>
      <dt>{translate("Left behind")}</dt>
      <dd>
        {translate(
          "psql runs statements with host variables as prepared statements. One that failed inside a transaction has left its prepared statement in this session. End the transaction and connect again: the new session has none.",
        )}
        <pre className={styles["code"]} tabIndex={0}>
          {wayOut}
        </pre>
      </dd>
    </>
  );
}
