import type { ResultTable } from "../../sql/model.ts";
import type { EmptyStateAction } from "../ui/placeholders/EmptyState.tsx";
import type { WholeResultQuestion } from "../../sql/wrapQuery.ts";
import type { ExactRow } from "../../sql/session/contract/sqlSession.ts";
import type { ResultsView } from "../services/services.ts";
import type { ErrorPlace, MessageEntry, ResultTab } from "./tabs/resultTab.ts";

export interface ResultsPanelProps {
  readonly tabs: readonly ResultTab[];
  readonly selectedTabId: string | null;
  readonly onSelectTab: (tabId: string) => void;
  readonly view: ResultsView;
  readonly onViewChange: (view: ResultsView) => void;
  readonly messages: readonly MessageEntry[];
  readonly onClearMessages: () => void;
  readonly onFetchMore: (tabId: string) => void;
  readonly onFetchAll?: (tabId: string) => void;
  /** The rows that are here stay; the others can still be fetched. */
  readonly onStopFetching?: (tabId: string) => void;
  /** Has the server sort and filter a whole result. */
  readonly onAskServer?: (tabId: string, question: WholeResultQuestion) => void;
  /** Reads a row of a result that the server holds, counted from 0, exactly. */
  readonly onReadExactly?: (tabId: string, row: number) => Promise<ExactRow>;
  /** Replaces what aligned output brought by the server's values; `null` when it does not answer. */
  readonly onMakeExact?: (tabId: string) => Promise<ResultTable | null>;
  readonly onPinTab: (tabId: string, isPinned: boolean) => void;
  readonly onCloseTab: (tabId: string) => void;
  readonly onCloseOtherTabs?: (tabId: string) => void;
  /** Shows the place in the editor. */
  readonly onJumpToError: (place: ErrorPlace) => void;
  /** Puts another text in place of the statement of a tab. */
  readonly onRewrite: (tabId: string, sql: string) => void;
  /** Writes the whole result, fetched or not, to a file. */
  readonly onExport?: (tabId: string) => void;
  /** Puts the statement and what came of it on the clipboard, with where it ran. */
  readonly onCopyReport?: (tabId: string) => void;
  /** What the empty panel offers, for instance to run an example. */
  readonly emptyAction?: EmptyStateAction | undefined;
}
