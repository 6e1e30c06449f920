import type { ReactElement } from "react";
import { type DifferenceHunk, writeHunkHeader } from "../../sql/regression/findLineDifference.ts";
import { translate } from "../translation/translation.ts";
import { joinClasses } from "../ui/joinClasses.ts";
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx";
import { pairLines } from "./pairLines.ts";
import styles from "./regression.module.css";

export type DifferenceLayout = "unified" | "sideBySide";

export interface DifferenceViewProps {
  readonly hunks: readonly DifferenceHunk[];
  readonly layout: DifferenceLayout;
}

/** More hunks are not shown; the file of all differences has them. */
const shownHunks = 200;

/** The differences of expected and actual output, with a few lines of context. */
export function DifferenceView({ hunks, layout }: DifferenceViewProps): ReactElement {
  const HunkRows = layout === "unified" ? UnifiedRows : PairedRows;
  return (
    <table
      className={joinClasses(styles["difference"], styles[layout])}
      aria-label={translate("Difference")}
    >
      {layout === "sideBySide" && (
        <thead>
          <tr>
            <th scope="col">{translate("Expected")}</th>
            <th scope="col">{translate("Actual")}</th>
          </tr>
        </thead>
      )}
      {hunks.slice(0, shownHunks).map((hunk) => (
        <tbody key={writeHunkHeader(hunk)}>
          <tr className={styles["hunk"]}>
            <td colSpan={2}>{writeHunkHeader(hunk)}</td>
          </tr>
          <HunkRows hunk={hunk} />
        </tbody>
      ))}
    </table>
  );
}

const signs = { same: " ", removed: "−", added: "+" } as const;

function UnifiedRows({ hunk }: { readonly hunk: DifferenceHunk }): readonly ReactElement[] {
  return hunk.lines.map(({ kind, text }, index) => (
    <tr key={index} className={styles[kind]}>
      <td className={styles["sign"]}>{kind === "same" ? null : <Sign kind={kind} />}</td>
      <td className={styles["line"]}>{text}</td>
    </tr>
  ));
}

function Sign({ kind }: { readonly kind: "removed" | "added" }): ReactElement {
  return (
    <>
      <span aria-hidden="true">{signs[kind]}</span>
      <VisuallyHidden>{translate(kind === "removed" ? "expected" : "actual")}</VisuallyHidden>
    </>
  );
}

function PairedRows({ hunk }: { readonly hunk: DifferenceHunk }): readonly ReactElement[] {
  return pairLines(hunk.lines).map(({ before, after, isSame }, index) => (
    <tr key={index}>
      <td className={styles[sideOf(before, isSame, "removed")]}>{before}</td>
      <td className={styles[sideOf(after, isSame, "added")]}>{after}</td>
    </tr>
  ));
}

function sideOf(text: string | null, isSame: boolean, changed: "removed" | "added"): string {
  if (text === null) return "absent";
  return isSame ? "same" : changed;
}
