import { CircleX, Replace } from "lucide-react";
import type { ReactElement } from "react";
import { adviseOnTorn } from "../../../sql/oracle/constructs/adviseOnTorn.ts";
import { rewriteTornUnit } from "../../../sql/oracle/rewrites/rewriteTornUnit.ts";
import type { Refusal } from "../../../sql/session/contract/sqlSession.ts";
import { selectHintEnvironment } from "../../services/selectHintEnvironment.ts";
import { translate } from "../../translation/translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { useWorkbenchState } from "../../services/useWorkbench.ts";
import { describeRefusal } from "../../wording/describeRefusal.ts";
import styles from "./errorCard.module.css";

export interface RefusedUnitCardProps {
  readonly refusal: Extract<Refusal, { readonly kind: "torn" }>;
  readonly sql: string;
  readonly port: number;
  readonly onRewrite: (sql: string) => void;
}

/** A PL/SQL unit that psql would cut, with the form that this server accepts. */
export function RefusedUnitCard(props: RefusedUnitCardProps): ReactElement {
  const { refusal, sql, port, onRewrite } = props;
  const environment = useWorkbenchState((state) => selectHintEnvironment(state, port));
  const rewritten = environment === null ? null : rewriteTornUnit(refusal.what, sql, environment);
  const shown = rewritten ?? adviseOnTorn(refusal.what, environment).example;
  return (
    <article className={styles["card"]} aria-label={translate("Not sent")}>
      <header className={styles["header"]}>
        <CircleX className={styles["icon"]} aria-hidden="true" />
        <span>{describeRefusal(refusal)}</span>
      </header>
      {shown !== null && refusal.what !== "end" && (
        <>
          <p className={styles["label"]}>
            {rewritten === null ? translate("For example:") : translate("Your statement:")}
          </p>
          <pre className={styles["code"]} tabIndex={0}>
            {shown}
          </pre>
        </>
      )}
      {rewritten !== null && (
        <Button
          label="Apply in the editor"
          icon={Replace}
          onClick={() => {
            onRewrite(rewritten);
          }}
        />
      )}
    </article>
  );
}
