import type { ReactElement } from "react";
import type { Column } from "../../sql/model.ts";
import type { ColumnProfile } from "../../sql/profile/columnProfile.ts";
import { translate } from "../translation/translation.ts";
import { formatNumber } from "../ui/format/formatCount.ts";
import { classifyType, isDateColumn } from "../results/values/classifyType.ts";
import styles from "./profileDialog.module.css";

export interface ProfileFiguresProps {
  readonly column: Column;
  readonly profile: ColumnProfile;
}

/** The longest shown part of a value, in UTF-16 units. */
const longestValue = 60;

/** The figures of a profile, and its most frequent values with bars. */
export function ProfileFigures({ column, profile }: ProfileFiguresProps): ReactElement {
  const { rows, nulls, distinct, points, top } = profile;
  const isBoolean = classifyType(column) === "boolean";
  // Quartiles of words say nothing.
  const isMeasured = classifyType(column) === "number" || isDateColumn(column);
  const isUnique = top.length > 1 && top.every(({ count }) => count === 1);
  const facts: (readonly [string, string])[] = [
    [translate("Rows"), formatNumber(rows)],
    [translate("Different values"), formatNumber(distinct)],
    ["NULL", `${formatNumber(nulls)} (${formatPart(nulls, rows)})`],
  ];
  for (const [index, name] of pointNames.entries()) {
    const value = points?.[index];
    const isEnd = index === 0 || index === pointNames.length - 1;
    if (value !== undefined && (isMeasured || isEnd))
      facts.push([translate(name), shorten(value, isBoolean)]);
  }
  return (
    <>
      <dl className={styles["facts"]}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {points === null && rows > nulls && (
        <p className={styles["note"]}>
          {translate("No smallest and largest value: the order of these values is not known here.")}
        </p>
      )}
      {isUnique && <p className={styles["note"]}>{translate("Each value occurs once.")}</p>}
      {top.length > 0 && !isUnique && (
        <table className={styles["top"]}>
          <caption>
            {distinct > top.length
              ? translate("The most frequent values")
              : translate("All values")}
          </caption>
          <thead>
            <tr>
              <th scope="col">{translate("Value")}</th>
              <th scope="col" className={styles["number"]}>
                {translate("Rows")}
              </th>
              <th scope="col">{translate("Share")}</th>
            </tr>
          </thead>
          <tbody>
            {top.map(({ value, count }) => (
              <tr key={value}>
                <td title={value}>{shorten(value, isBoolean)}</td>
                <td className={styles["number"]}>{formatNumber(count)}</td>
                <td className={styles["share"]}>
                  <span className={styles["bar"]} aria-hidden="true">
                    <span style={{ width: `${(count / rows) * 100}%` }} />
                  </span>
                  {formatPart(count, rows)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

const pointNames = ["Minimum", "First quartile", "Median", "Third quartile", "Maximum"];

function shorten(value: string, isBoolean: boolean): string {
  if (value === "") return translate("(empty)");
  if (isBoolean && (value === "t" || value === "f")) return value === "t" ? "true" : "false";
  return value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
}

function formatPart(count: number, whole: number): string {
  const percent = whole === 0 ? 0 : (count / whole) * 100;
  if (count > 0 && percent < 0.1) return "< 0.1 %";
  // 99.96 % is not all.
  if (count < whole && percent > 99.9) return "> 99.9 %";
  return `${Math.round(percent * 10) / 10} %`;
}
