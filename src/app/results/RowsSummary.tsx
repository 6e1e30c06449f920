import { TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";
import type { ResultTable } from "../../sql/model.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Elapsed } from "../ui/Elapsed.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { describeFetched } from "./tabs/describeTab.ts";
import type { RemainingRows } from "./tabs/resultTab.ts";
import styles from "./rowsSummary.module.css";
import { translate } from "../translation/translation.ts";

export interface RowsSummaryProps {
  readonly table: ResultTable;
  readonly remaining: RemainingRows | null;
  readonly onFetchMore: () => void;
  readonly onFetchAll: (() => void) | undefined;
  readonly onStopFetching: (() => void) | undefined;
}

/** The number of fetched rows, and buttons to fetch the others. */
export function RowsSummary(props: RowsSummaryProps): ReactElement {
  const { table, remaining, onFetchMore, onFetchAll, onStopFetching } = props;
  return (
    <span className={styles["summary"]}>
      <span>{describeFetched(table.rows.length, remaining?.totalRows ?? null)}</span>
      {!table.isComplete && (
        <Warning text={translate("Cut off: these are the rows that had arrived")} />
      )}
      {remaining?.isFetching === true && (
        <span className={styles["fetching"]}>
          <Spinner /> {translate("Fetching…")} <Elapsed />
          {onStopFetching !== undefined && (
            <Button label="Stop" look="quiet" onClick={onStopFetching} />
          )}
        </span>
      )}
      {remaining !== null && !remaining.isFetching && (
        <>
          {remaining.failure !== null && <Warning text={remaining.failure} />}
          <Button label="Fetch more" look="quiet" onClick={onFetchMore} />
          {onFetchAll !== undefined && (
            <Button label="Fetch all" look="quiet" onClick={onFetchAll} />
          )}
        </>
      )}
    </span>
  );
}

function Warning({ text }: { readonly text: string }): ReactElement {
  return (
    <span className={styles["warning"]} title={text}>
      <TriangleAlert aria-hidden="true" />
      <span>{text}</span>
    </span>
  );
}
