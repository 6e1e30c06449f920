import type { ReactElement } from "react";
import { columnTypes } from "../../sql/csv/columnTypes.ts";
import styles from "./transfer.module.css";
import { translate } from "../translation/translation.ts";

export interface CsvColumn {
  readonly name: string;
  readonly type: string;
}

export interface CsvColumnsProps {
  readonly columns: readonly CsvColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** The columns of the target table; `null` for a new table with any names and types. */
  readonly choices: readonly CsvColumn[] | null;
  readonly onChange: (columns: readonly CsvColumn[]) => void;
}

/** The first rows of a file, with editable names and types of the columns. */
export function CsvColumns({ columns, rows, choices, onChange }: CsvColumnsProps): ReactElement {
  const change = (index: number, column: CsvColumn): void => {
    onChange(columns.with(index, column));
  };
  return (
    <div className={styles["preview"]}>
      <table aria-label={translate("Preview")}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col">
                {choices === null ? (
                  <NewColumn
                    number={index + 1}
                    column={column}
                    onChange={(next) => {
                      change(index, next);
                    }}
                  />
                ) : (
                  <select
                    aria-label={translate("Column {{number}}", { number: index + 1 })}
                    value={column.name}
                    onChange={(event) => {
                      const name = event.currentTarget.value;
                      const chosen = choices.find((choice) => choice.name === name);
                      if (chosen !== undefined) change(index, chosen);
                    }}
                  >
                    {choices.map(({ name, type }) => (
                      <option key={name} value={name}>
                        {name} ({type})
                      </option>
                    ))}
                  </select>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowNumber) => (
            <tr key={rowNumber}>
              {columns.map((_column, index) => (
                <td key={index}>{row[index] ?? <span className={styles["nothing"]}>NULL</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface NewColumnProps {
  readonly number: number;
  readonly column: CsvColumn;
  readonly onChange: (column: CsvColumn) => void;
}

function NewColumn({ number, column, onChange }: NewColumnProps): ReactElement {
  return (
    <>
      <input
        aria-label={translate("Name of column {{number}}", { number })}
        value={column.name}
        onChange={(event) => {
          onChange({ ...column, name: event.currentTarget.value });
        }}
      />
      <select
        aria-label={translate("Type of column {{number}}", { number })}
        value={column.type}
        onChange={(event) => {
          onChange({ ...column, type: event.currentTarget.value });
        }}
      >
        {columnTypes.map((type) => (
          <option key={type} value={type}>
            {type}
          </option>
        ))}
      </select>
    </>
  );
}
