import type { ReactElement } from "react";
import type { Cell } from "../../../sql/model.ts";
import { formatCount } from "../../ui/format/formatCount.ts";
import styles from "./cellViewer.module.css";
import { dumpHex } from "./hexDump.ts";
import { toIndent, type JsonLine, type JsonToken } from "./jsonLines.ts";
import type { ArrayElement } from "./parseArray.ts";
import { translate } from "../../translation/translation.ts";

/** The most characters that a view puts into the page; the copy button copies all. */
const maximumCharacters = 500_000;
const maximumLines = 5000;

export function TextValue({ cell }: { readonly cell: Cell }): ReactElement {
  if (cell === null) return <i className={styles["faint"]}>NULL</i>;
  if (cell === "") return <p className={styles["hint"]}>{translate("The empty string.")}</p>;
  return (
    <>
      <pre className={styles["text"]}>{cell.slice(0, maximumCharacters)}</pre>
      {cell.length > maximumCharacters && (
        <p className={styles["hint"]}>
          {translate("The first {{part}}. Copy takes all of them.", {
            part: formatCount(maximumCharacters, "character"),
          })}
        </p>
      )}
    </>
  );
}

const tokenClasses: Readonly<Record<JsonToken["kind"], string>> = {
  key: "key",
  string: "string",
  number: "number",
  word: "word",
  punctuation: "faint",
};

export function JsonView({ lines }: { readonly lines: readonly JsonLine[] }): ReactElement {
  return (
    <>
      <pre className={styles["text"]}>
        {lines.slice(0, maximumLines).map((line, index) => (
          <span key={index}>
            {toIndent(line.depth)}
            {line.tokens.map((token, place) => (
              <span key={place} className={styles[tokenClasses[token.kind]]}>
                {token.text.slice(0, maximumCharacters)}
              </span>
            ))}
            {"\n"}
          </span>
        ))}
      </pre>
      <CutNotice count={lines.length} />
    </>
  );
}

export function ArrayView({
  elements,
}: {
  readonly elements: readonly ArrayElement[];
}): ReactElement {
  if (elements.length === 0)
    return <p className={styles["hint"]}>{translate("An array without elements.")}</p>;
  return (
    <>
      <ol className={styles["array"]}>
        {elements.slice(0, maximumLines).map((element, index) => (
          <li key={index}>
            {element.kind === "array" ? (
              <ArrayView elements={element.elements} />
            ) : (
              <ElementValue cell={element.cell} />
            )}
          </li>
        ))}
      </ol>
      <CutNotice count={elements.length} />
    </>
  );
}

function ElementValue({ cell }: { readonly cell: Cell }): ReactElement {
  if (cell === null) return <i className={styles["faint"]}>NULL</i>;
  if (cell === "") return <span className={styles["faint"]}>{translate("(empty)")}</span>;
  return <span className={styles["element"]}>{cell}</span>;
}

export function BytesView({ bytes }: { readonly bytes: Uint8Array }): ReactElement {
  if (bytes.length === 0) return <p className={styles["hint"]}>{translate("No bytes.")}</p>;
  return (
    <>
      <pre className={styles["bytes"]}>
        {dumpHex(bytes, maximumLines).map(({ offset, hex, ascii }) => (
          <span key={offset}>
            <span className={styles["faint"]}>{offset}</span>
            {`  ${hex.padEnd(48)}  `}
            <span className={styles["string"]}>{ascii}</span>
            {"\n"}
          </span>
        ))}
      </pre>
      <CutNotice count={Math.ceil(bytes.length / 16)} />
    </>
  );
}

function CutNotice({ count }: { readonly count: number }): ReactElement | null {
  if (count <= maximumLines) return null;
  return (
    <p className={styles["hint"]}>
      {translate("The first {{part}} of {{whole}}. Copy takes all of them.", {
        part: formatCount(maximumLines, "line"),
        whole: formatCount(count, "line"),
      })}
    </p>
  );
}
