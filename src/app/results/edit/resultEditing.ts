import type { ReactElement } from "react";

/** Editing of results, as the results panel needs it. */
export interface ResultEditing {
  /** The button that makes a result editable; `null` for results of other statements. */
  readonly button: (tabId: string) => ReactElement | null;
  /** What is shown above a result; `null` for nothing. */
  readonly bar?: (tabId: string) => ReactElement | null;
  /** Puts the editing grid in place of a result's grid while it is edited. */
  readonly wrap: (tabId: string, label: string, grid: ReactElement) => ReactElement;
}
