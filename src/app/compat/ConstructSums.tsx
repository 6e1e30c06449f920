import type { ReactElement } from "react";
import type { CompatUnit } from "../../sql/compat/compatUnit.ts";
import { nameConstruct } from "../../sql/compat/nameConstruct.ts";
import { summarizeCompat } from "../../sql/compat/summarizeCompat.ts";
import { translate } from "../translation/translation.ts";
import styles from "./compatPanel.module.css";

/** Counts the units that each construct keeps from running, and says what to write instead. */
export function ConstructSums({
  units,
}: {
  readonly units: readonly CompatUnit[];
}): ReactElement | null {
  const { constructs } = summarizeCompat(units);
  if (constructs.length === 0) return null;
  return (
    <table className={styles["table"]}>
      <caption>{translate("By construct")}</caption>
      <thead>
        <tr>
          <th scope="col">{translate("Construct")}</th>
          <th scope="col">{translate("Units")}</th>
          <th scope="col">{translate("Write instead")}</th>
        </tr>
      </thead>
      <tbody>
        {constructs.map(({ construct, count, instead }) => (
          <tr key={construct ?? ""}>
            <td className={styles["short"]}>
              {construct === null ? translate("other") : nameConstruct(construct)}
            </td>
            <td className={styles["short"]}>{count}</td>
            <td>
              <code>{instead}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
