import type { ResultTable } from "../../sql/model.ts";
import type { EmptyStateAction } from "../ui/placeholders/EmptyState.tsx";
import type { WholeResultQuestion } from "../../sql/wrapQuery.ts";
import type { ExactRow } from "../../sql/session/contract/sqlSession.ts";
import type { ResultsView } from "../services/services.ts";
import type { ResultEditing } from "./edit/resultEditing.ts";
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
  /** Keeps the fetched rows; the others can still be fetched later. */
  readonly onStopFetching?: (tabId: string) => void;
  /** Lets the server sort and filter a whole result. */
  readonly onAskServer?: (tabId: string, question: WholeResultQuestion) => void;
  /** Reads the exact values of a row (from 0) of a result that the server holds. */
  readonly onReadExactly?: (tabId: string, row: number) => Promise<ExactRow>;
  /** Replaces values of aligned output by the server's; `null` if the server does not answer. */
  readonly onMakeExact?: (tabId: string) => Promise<ResultTable | null>;
  readonly onPinTab: (tabId: string, isPinned: boolean) => void;
  readonly onCloseTab: (tabId: string) => void;
  readonly onCloseOtherTabs?: (tabId: string) => void;
  /** Shows the error's place in the editor. */
  readonly onJumpToError: (place: ErrorPlace) => void;
  /** Replaces the statement of a tab by another text. */
  readonly onRewrite: (tabId: string, sql: string) => void;
  /** Writes the whole result, fetched or not, to a file. */
  readonly onExport?: (tabId: string) => void;
  /** Left out where rows cannot be edited. */
  readonly editing?: ResultEditing;
  /** Shows figures about a column (from 0) of the last table. */
  readonly onProfile?: (tabId: string, column: number) => void;
  /** Copies statement, result and server to the clipboard. */
  readonly onCopyReport?: (tabId: string) => void;
  /** What the empty panel offers, for instance to run an example. */
  readonly emptyActions?: readonly EmptyStateAction[];
}
