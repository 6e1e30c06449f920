import { type ReactElement, useState } from "react";
import { hasOrder } from "../../../sql/table/hasOrder.ts";
import {
  type ColumnFilter,
  compareOperators,
  type FilterTest,
  type TableColumn,
} from "../../../sql/table/openedTable.ts";
import { translate } from "../../translation/translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import fields from "../../ui/textField.module.css";
import { describeTest } from "./describeFilter.ts";
import styles from "./openedTableBar.module.css";

export interface FilterFormProps {
  readonly columns: readonly TableColumn[];
  readonly onApply: (filter: ColumnFilter) => void;
  readonly onClose: () => void;
}

type Choice = (typeof compareOperators)[number] | Exclude<FilterTest["kind"], "compare">;

const unordered: readonly Choice[] = ["contains", "isNull", "isNotNull"];
const ordered: readonly Choice[] = [...compareOperators, ...unordered];

/** Asks for a column, a test and a value; Enter applies, Escape closes. */
export function FilterForm({ columns, onApply, onClose }: FilterFormProps): ReactElement {
  const [index, setIndex] = useState(0);
  const [chosen, setChosen] = useState<Choice>("contains");
  const [value, setValue] = useState("");
  const column = columns[index];
  const choices = column !== undefined && hasOrder(column.type) ? ordered : unordered;
  const choice = choices.includes(chosen) ? chosen : "contains";
  const takesValue = choice !== "isNull" && choice !== "isNotNull";
  const apply = (): void => {
    if (column !== undefined) onApply({ column: column.name, test: toTest(choice, value) });
  };
  return (
    <form
      className={styles["form"]}
      aria-label={translate("Filter the table")}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <select
        aria-label={translate("Column")}
        className={fields["textField"]}
        // The user has just asked for the form.
        autoFocus
        value={index}
        onChange={(event) => {
          setIndex(Number(event.currentTarget.value));
        }}
      >
        {columns.map(({ name, type }, each) => (
          <option key={each} value={each} title={type}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label={translate("Test")}
        className={fields["textField"]}
        value={choice}
        onChange={(event) => {
          setChosen(choices.find((each) => each === event.currentTarget.value) ?? "contains");
        }}
      >
        {choices.map((each) => (
          <option key={each} value={each}>
            {isOperator(each) ? each : describeTest(each)}
          </option>
        ))}
      </select>
      {takesValue && (
        <input
          aria-label={translate("Value")}
          className={fields["textField"]}
          spellCheck={false}
          value={value}
          onChange={(event) => {
            setValue(event.currentTarget.value);
          }}
        />
      )}
      <Button label="Apply the filter" look="primary" onClick={apply} />
      <Button label="Cancel" look="quiet" onClick={onClose} />
    </form>
  );
}

function isOperator(choice: Choice): choice is (typeof compareOperators)[number] {
  return compareOperators.some((operator) => operator === choice);
}

function toTest(choice: Choice, value: string): FilterTest {
  if (isOperator(choice)) return { kind: "compare", operator: choice, value };
  return choice === "contains" ? { kind: choice, value } : { kind: choice };
}
