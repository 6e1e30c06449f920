import { Replace } from "lucide-react";
import type { ReactElement } from "react";
import type { ServerMessage } from "../../../sql/model.ts";
import { findOracleConstruct } from "../../../sql/oracle/constructs/findOracleConstruct.ts";
import { alternativeOn } from "../../../sql/oracle/constructs/oracleConstruct.ts";
import { findInvalidRoutine } from "../../../sql/output/messages/findCompilationWarning.ts";
import { isLeftPrepared } from "../../../sql/output/messages/isLeftPrepared.ts";
import { rewriteOracleConstruct } from "../../../sql/oracle/rewrites/rewriteOracleConstruct.ts";
import { selectHintEnvironment } from "../../services/selectHintEnvironment.ts";
import { translate } from "../../translation/translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { useWorkbenchState } from "../../services/useWorkbench.ts";
import { describeOracleConstruct } from "../../wording/describeOracleConstruct.ts";
import styles from "./errorCard.module.css";
import { InvalidRoutineAdvice } from "./InvalidRoutineAdvice.tsx";
import { LeftPreparedAdvice } from "./LeftPreparedAdvice.tsx";

export interface OracleAdviceProps {
  readonly error: ServerMessage;
  readonly sql: string;
  readonly port: number;
  readonly onRewrite: ((sql: string) => void) | undefined;
}

/** Says how to write Oracle's SQL for this server, if that is why the statement failed. */
export function OracleAdvice(props: OracleAdviceProps): ReactElement | null {
  const invalid = findInvalidRoutine(props.error);
  if (invalid !== null) return <InvalidRoutineAdvice name={invalid} />;
  if (isLeftPrepared(props.error, props.sql)) return <LeftPreparedAdvice />;
  const isLikely = findOracleConstruct(props.sql, props.error) !== null;
  return isLikely ? <AdviceOfServer {...props} /> : null;
}

/** The advice for the port's server, as the store knows it. */
function AdviceOfServer({ error, sql, port, onRewrite }: OracleAdviceProps): ReactElement | null {
  const environment = useWorkbenchState((state) => selectHintEnvironment(state, port));
  const construct = findOracleConstruct(sql, error, environment);
  if (construct === null) return null;
  const { kind } = construct;
  const rewritten =
    environment === null ? null : rewriteOracleConstruct(kind, sql, error, environment);
  return (
    <>
      <dt>{translate("From Oracle")}</dt>
      <dd>
        {describeOracleConstruct(kind, environment)}{" "}
        {rewritten === null ? translate("For example:") : translate("Your statement:")}
        <pre className={styles["code"]} tabIndex={0}>
          {rewritten ?? alternativeOn(construct, environment)}
        </pre>
        {rewritten !== null && onRewrite !== undefined && (
          <Button
            label="Apply in the editor"
            icon={Replace}
            onClick={() => {
              onRewrite(rewritten);
            }}
          />
        )}
      </dd>
    </>
  );
}
