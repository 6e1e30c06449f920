import { Ban, Check, CircleX, Clock, Download, TriangleAlert } from "lucide-react";
import { Suspense, type ReactElement, useMemo } from "react";
import type { PrintedBlock, ResultTable } from "../../sql/model.ts";
import { mayHaveKnownFault } from "../../sql/oracle/constructs/findKnownFaults.ts";
import { findPlanText } from "../../sql/plan/findPlanText.ts";
import type { ExactRow, Outcome } from "../../sql/session/contract/sqlSession.ts";
import { formatCount } from "../ui/format/formatCount.ts";
import { formatDuration } from "../ui/format/formatDuration.ts";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { joinClasses } from "../ui/joinClasses.ts";
import { Spinner } from "../ui/Spinner.tsx";
import { describeOutcome } from "./tabs/describeOutcome.ts";
import { describeBulkEnd } from "../wording/describeBulkEnd.ts";
import { describeTab, findTables, findTag } from "./tabs/describeTab.ts";
import { ErrorCard } from "./errors/ErrorCard.tsx";
import type { ExactSource } from "./values/exactSource.ts";
import { guessTableName } from "./copy/guessTableName.ts";
import { MessageLine } from "./messages/MessageLine.tsx";
import styles from "./resultContent.module.css";
import { ResultGrid } from "./grid/ResultGrid.tsx";
import { findPartial } from "./findPartial.ts";
import type { ResultEditing } from "./edit/resultEditing.ts";
import type { MessageEntryContent, ResultTab } from "./tabs/resultTab.ts";
import { RowsSummary } from "./RowsSummary.tsx";
import { useElapsed } from "../ui/useElapsed.ts";
import type { WholeResultQuestion } from "../../sql/wrapQuery.ts";
import { translate } from "../translation/translation.ts";
import { lazyPart } from "../services/lazyPart.ts";

const PlanResult = lazyPart(() => import("./plan/PlanResult.tsx"), "PlanResult");
const KnownFaultNotes = lazyPart(() => import("./KnownFaultNotes.tsx"), "KnownFaultNotes");
const RefusedUnitCard = lazyPart(() => import("./errors/RefusedUnitCard.tsx"), "RefusedUnitCard");

export interface ResultContentProps {
  readonly tab: ResultTab;
  readonly label: string;
  readonly isViewerOpen: boolean;
  readonly onViewerOpenChange: (isOpen: boolean) => void;
  readonly onFetchMore: () => void;
  readonly onFetchAll: (() => void) | undefined;
  readonly onStopFetching: (() => void) | undefined;
  readonly onAskServer: ((question: WholeResultQuestion) => void) | undefined;
  readonly onExport: (() => void) | undefined;
  readonly onProfile: ((column: number) => void) | undefined;
  readonly onReadExactly: ((row: number) => Promise<ExactRow>) | undefined;
  readonly onMakeExact: (() => Promise<ResultTable | null>) | undefined;
  readonly onJump: (offset: number) => void;
  readonly onRewrite: (sql: string) => void;
  readonly editing: ResultEditing | undefined;
}

/** The output of a statement: notices, rows, command tag, error. */
export function ResultContent(props: ResultContentProps): ReactElement {
  const { tab } = props;
  const tables = findTables(tab);
  const notes = findNotes(tab);
  const planText = useMemo(() => findPlanText(tab.blocks), [tab.blocks]);
  return (
    <div className={styles["content"]}>
      {props.editing?.bar?.(tab.id)}
      {mayHaveKnownFault(tab.sql) && (
        <Suspense fallback={null}>
          <KnownFaultNotes sql={tab.sql} port={tab.port} />
        </Suspense>
      )}
      {notes.length > 0 && (
        <div className={joinClasses(styles["notes"], tables.length > 0 && styles["above"])}>
          {notes.map((content, index) => (
            <MessageLine key={index} content={content} />
          ))}
        </div>
      )}
      {planText === null ? (
        <Tables {...props} tables={tables} />
      ) : (
        <Suspense fallback={null}>
          <PlanResult text={planText} tab={tab} otherwise={<Tables {...props} tables={tables} />} />
        </Suspense>
      )}
      <StatusSection {...props} hasTable={tables.length > 0} />
    </div>
  );
}

interface TablesProps extends ResultContentProps {
  readonly tables: readonly ResultTable[];
}

function Tables({ tables, ...props }: TablesProps): ReactElement | null {
  if (tables.length === 0) return null;
  return (
    <div className={joinClasses(styles["tables"], tables.length > 1 && styles["several"])}>
      {tables.map((table, index) => (
        <TableSection
          key={index}
          {...props}
          table={table}
          number={index + 1}
          count={tables.length}
        />
      ))}
    </div>
  );
}

interface TableSectionProps extends ResultContentProps {
  readonly table: ResultTable;
  readonly number: number;
  readonly count: number;
}

const rowsOfSmallTable = 8;

function TableSection(props: TableSectionProps): ReactElement {
  const { tab, table, number, count, label, onExport } = props;
  // Only the last table of a statement can be the paged one.
  const remaining = number === count ? tab.remaining : null;
  const height = Math.min(table.rows.length, rowsOfSmallTable) * 28 + 80;
  const name = count === 1 ? label : translate("{{label}}, table {{number}}", { label, number });
  const wrap = (grid: ReactElement): ReactElement =>
    count === 1 ? (props.editing?.wrap(tab.id, name, grid) ?? grid) : grid;
  return (
    <section className={styles["table"]} style={count > 1 ? { height } : undefined}>
      {table.title !== null && <h3 className={styles["title"]}>{table.title}</h3>}
      <div className={styles["gridSlot"]}>
        {wrap(
          <ResultGrid
            label={name}
            columns={table.columns}
            rows={table.rows}
            tableName={guessTableName(tab.sql)}
            isViewerOpen={props.isViewerOpen && number === count}
            onViewerOpenChange={props.onViewerOpenChange}
            // Empty cells of psql's listings are shown blank: they need no distinction from NULL.
            isListing={tab.sql.startsWith("\\")}
            exact={findExactSource(props)}
            onProfile={number === count ? props.onProfile : undefined}
            partial={findPartial(remaining, props)}
            summary={
              tab.status.kind === "running" ? (
                <RunningState
                  startedAtMs={tab.status.startedAtMs}
                  progress={describeTab(tab).rows}
                />
              ) : (
                <RowsSummary
                  table={table}
                  remaining={remaining}
                  onFetchMore={props.onFetchMore}
                  onFetchAll={props.onFetchAll}
                  onStopFetching={props.onStopFetching}
                />
              )
            }
            actions={
              <>
                {count === 1 && isCompleted(tab) && props.editing?.button(tab.id)}
                {onExport !== undefined && (
                  <IconButton label="Export to a file" icon={Download} onClick={onExport} />
                )}
              </>
            }
          />,
        )}
      </div>
      {table.footers.length > 0 && (
        <pre className={styles["footers"]}>{table.footers.join("\n")}</pre>
      )}
    </section>
  );
}

function isCompleted({ status }: ResultTab): boolean {
  return status.kind === "ended" && status.outcome.kind === "completed";
}

/** The source of exact values; undefined for psql's listings, which need none. */
function findExactSource({
  tab,
  onReadExactly,
  onMakeExact,
}: TableSectionProps): ExactSource | undefined {
  if (onReadExactly === undefined || onMakeExact === undefined) return undefined;
  if (tab.sql.startsWith("\\")) return undefined;
  if (!tab.isHeld) return { kind: "notHeld" };
  const { alignedRows } = tab;
  return { kind: "held", readRow: onReadExactly, alignedRows, makeExact: onMakeExact };
}

interface StatusSectionProps extends ResultContentProps {
  readonly hasTable: boolean;
}

/** How the statement ended, if the rows do not show it. */
function StatusSection({
  tab,
  hasTable,
  onJump,
  onRewrite,
}: StatusSectionProps): ReactElement | null {
  const { status } = tab;
  if (status.kind === "queued") {
    return <State icon={<Clock />} title={translate("Waiting for the statements before it")} />;
  }
  if (status.kind === "running") {
    // The bar below arriving rows shows it, so that nothing moves at the end.
    if (hasTable) return null;
    return <RunningState startedAtMs={status.startedAtMs} progress={describeTab(tab).rows} />;
  }
  const { outcome } = status;
  if (outcome.kind === "failed")
    return (
      <ErrorCard
        error={outcome.error}
        sql={tab.sql}
        port={tab.port}
        onJump={onJump}
        onRewrite={onRewrite}
      />
    );
  if (outcome.kind === "completed") return hasTable ? null : <CompletedState tab={tab} />;
  if (outcome.kind === "refused" && outcome.refusal.kind === "torn") {
    return (
      <Suspense fallback={null}>
        <RefusedUnitCard
          refusal={outcome.refusal}
          sql={tab.sql}
          port={tab.port}
          onRewrite={onRewrite}
        />
      </Suspense>
    );
  }
  return <OutcomeState outcome={outcome} />;
}

interface RunningStateProps {
  readonly startedAtMs: number;
  /** "12,000 rows so far"; may be empty. */
  readonly progress: string;
}

function RunningState({ startedAtMs, progress }: RunningStateProps): ReactElement {
  const elapsedMs = useElapsed(startedAtMs);
  const time = formatDuration(Math.floor(elapsedMs / 1000) * 1000);
  const title =
    elapsedMs < 1000 ? translate("Running") : translate("Running for {{time}}", { time });
  return <State icon={<Spinner />} title={title} detail={progress} />;
}

function CompletedState({ tab }: { readonly tab: ResultTab }): ReactElement {
  const tag = findTag(tab);
  const isChange = tag !== null && /^(INSERT|UPDATE|DELETE|MERGE) /.test(tag);
  const affected = isChange && tab.rowCount !== null ? formatCount(tab.rowCount, "row") : null;
  const { tone, time } = describeTab(tab);
  if (tone === "warning" && tab.bulk === null) {
    const icon = <TriangleAlert className={styles["warning"]} />;
    const title = translate("Created with compilation errors");
    return <State icon={icon} title={title} tag={tag} detail={time} />;
  }
  const title =
    tab.bulk === null
      ? affected === null
        ? translate("Done")
        : translate("{{rows}} affected", { rows: affected })
      : describeBulkEnd(tab.bulk, tab.rowCount ?? 0);
  const icon =
    tone === "warning" ? (
      <TriangleAlert className={styles["warning"]} />
    ) : (
      <Check className={styles["ok"]} />
    );
  return <State icon={icon} title={title} tag={tag} detail={time} />;
}

function OutcomeState({
  outcome,
}: {
  readonly outcome: Exclude<Outcome, { readonly kind: "completed" | "failed" }>;
}): ReactElement {
  const { title, hint } = describeOutcome(outcome);
  const isFailure = outcome.kind === "refused" || outcome.kind === "sessionLost";
  const icon = isFailure ? <CircleX className={styles["error"]} /> : <Ban />;
  return <State icon={icon} title={title} detail={hint ?? ""} />;
}

interface StateProps {
  readonly icon: ReactElement;
  readonly title: string;
  readonly tag?: string | null;
  readonly detail?: string;
}

function State({ icon, title, tag = null, detail = "" }: StateProps): ReactElement {
  return (
    <div className={styles["state"]}>
      <span className={styles["icon"]} aria-hidden="true">
        {icon}
      </span>
      <span>{title}</span>
      {tag !== null && <code className={styles["tag"]}>{tag}</code>}
      {detail !== "" && <span className={styles["detail"]}>{detail}</span>}
    </div>
  );
}

/** The messages except tag and error, which are shown elsewhere. */
function findNotes(tab: ResultTab): readonly MessageEntryContent[] {
  const error =
    tab.status.kind === "ended" && tab.status.outcome.kind === "failed"
      ? tab.status.outcome.error.raw
      : null;
  return tab.blocks.flatMap((block) => toNote(block, error));
}

function toNote(block: PrintedBlock, errorText: string | null): readonly MessageEntryContent[] {
  switch (block.kind) {
    case "message":
      return block.message.raw === errorText ? [] : [block];
    case "notification":
      return [block];
    case "text":
      return block.text.trim() === "" ? [] : [block];
    case "table":
    case "tag":
      return [];
  }
}
