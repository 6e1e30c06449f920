import type { ReactElement } from "react";
import type { LoadableTable } from "../../sql/catalog/loadableTable.ts";
import { delimiters } from "../../sql/csv/detectCsv.ts";
import { textEncodings } from "../../sql/text/rankEncodings.ts";
import type { CsvLayout } from "../../state/transfer/csvMessages.ts";
import styles from "./transfer.module.css";
import { translate } from "../translation/translation.ts";

const delimiterNames: Readonly<Record<(typeof delimiters)[number], string>> = {
  ",": "Comma",
  ";": "Semicolon",
  "\t": "Tab",
  "|": "Bar",
};

function isUsual(delimiter: string): boolean {
  return delimiters.some((usual) => usual === delimiter);
}

export interface CsvLayoutFieldsProps {
  readonly layout: CsvLayout;
  readonly onLayout: (layout: Partial<CsvLayout>) => void;
  readonly tables: readonly LoadableTable[];
  /** `null` for a new table. */
  readonly targetName: string | null;
  readonly onTarget: (name: string | null) => void;
  readonly newName: string;
  readonly onNewName: (name: string) => void;
}

/** The format of a CSV file and the target table. */
export function CsvLayoutFields(props: CsvLayoutFieldsProps): ReactElement {
  const { layout, onLayout, tables, targetName, onTarget, newName, onNewName } = props;
  return (
    <div className={styles["fields"]}>
      <label>
        {translate("Delimiter")}
        <select
          value={layout.delimiter}
          onChange={(event) => {
            onLayout({ ...layout, delimiter: event.currentTarget.value });
          }}
        >
          {delimiters.map((delimiter) => (
            <option key={delimiter} value={delimiter}>
              {translate(delimiterNames[delimiter])}
            </option>
          ))}
          {!isUsual(layout.delimiter) && <option>{layout.delimiter}</option>}
        </select>
      </label>
      <label>
        {translate("Encoding")}
        <select
          value={layout.encoding}
          onChange={(event) => {
            onLayout({ hasHeader: layout.hasHeader, encoding: event.currentTarget.value });
          }}
        >
          {[...new Set([layout.encoding, ...textEncodings])].map((encoding) => (
            <option key={encoding} value={encoding}>
              {encoding}
            </option>
          ))}
        </select>
      </label>
      <label>
        {translate("First line names the columns")}
        <input
          type="checkbox"
          checked={layout.hasHeader}
          onChange={(event) => {
            onLayout({ ...layout, hasHeader: event.currentTarget.checked });
          }}
        />
      </label>
      <label>
        {translate("Into")}
        <select
          value={targetName ?? ""}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onTarget(value === "" ? null : value);
          }}
        >
          <option value="">{translate("A new table")}</option>
          {tables.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {targetName === null && (
        <label>
          {translate("Table name")}
          <input
            value={newName}
            onChange={(event) => {
              onNewName(event.currentTarget.value);
            }}
          />
        </label>
      )}
    </div>
  );
}
