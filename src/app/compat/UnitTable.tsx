import type { ReactElement } from "react";
import { nameConstruct } from "../../sql/compat/nameConstruct.ts";
import { type CompatUnit, isProblem } from "../../sql/compat/compatUnit.ts";
import { translate } from "../translation/translation.ts";
import styles from "./compatPanel.module.css";
import { describeCompatOutcome } from "./describeCompat.ts";

/** Every unit with its place and outcome. */
export function UnitTable({ units }: { readonly units: readonly CompatUnit[] }): ReactElement {
  return (
    <table className={styles["table"]}>
      <caption>{translate("By unit")}</caption>
      <thead>
        <tr>
          <th scope="col">{translate("Unit")}</th>
          <th scope="col">{translate("Place")}</th>
          <th scope="col">{translate("Statement")}</th>
          <th scope="col">{translate("Outcome")}</th>
          <th scope="col">{translate("Write instead")}</th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.number} data-problem={isProblem(unit)}>
            <td className={styles["short"]}>{unit.number}</td>
            <td className={styles["short"]}>
              {unit.file}:{unit.line}
            </td>
            <td>
              <code>{shorten(unit.text)}</code>
            </td>
            <td>
              {describeCompatOutcome(unit.outcome)}
              {unit.construct !== null && ` (${nameConstruct(unit.construct)})`}
            </td>
            <td>
              <code>{unit.rewritten === null ? unit.instead : shorten(unit.rewritten)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const longestText = 160;

function shorten(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
