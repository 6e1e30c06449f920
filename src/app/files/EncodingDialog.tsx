import { type ReactElement, useMemo, useState } from "react";
import { textEncodings } from "../../sql/text/rankEncodings.ts";
import { decode } from "../../sql/text/readText.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Dialog } from "../ui/dialog/Dialog.tsx";
import { useUiState } from "../services/useWorkbench.ts";
import { translate } from "../translation/translation.ts";
import styles from "./files.module.css";
import type { EncodingQuestion } from "../services/encodingQuestion.ts";

/** Asks for the encoding of a text file while a question is pending. */
export function EncodingDialog(): ReactElement | null {
  const question = useUiState((state) => state.encodingQuestion);
  return question === null ? null : <Question key={question.fileName} question={question} />;
}

function Question({ question }: { readonly question: EncodingQuestion }): ReactElement {
  const { fileName, bytes, encodings, answer } = question;
  const offered = [...new Set([...encodings, ...textEncodings])];
  const [encoding, setEncoding] = useState(offered[0] ?? "windows-1252");
  const text = useMemo(() => decode(bytes, encoding), [bytes, encoding]);
  const cancel = (): void => {
    answer(null);
  };
  return (
    <Dialog
      title={translate("Encoding of {{name}}", { name: fileName })}
      width="wide"
      onClose={cancel}
      footer={
        <>
          <Button label="Cancel" onClick={cancel} />
          <Button
            label="Read the file"
            look="primary"
            isDisabled={text === null}
            onClick={() => {
              answer(text === null ? null : { text, encoding });
            }}
          />
        </>
      }
    >
      <p>
        {translate(
          "The file is not UTF-8 and does not say what it is. Choose the encoding in which its text is right.",
        )}
      </p>
      <label className={styles["field"]}>
        {translate("Encoding")}
        <select
          value={encoding}
          onChange={(event) => {
            setEncoding(event.currentTarget.value);
          }}
        >
          {offered.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {text === null ? (
        <p role="alert">{translate("The file is not valid in this encoding.")}</p>
      ) : (
        <pre className={styles["preview"]} aria-label={translate("Preview")} tabIndex={0}>
          {findTellingLines(text)}
        </pre>
      )}
    </Dialog>
  );
}

const shownLines = 12;
const shownCharacters = 200;

/** The first lines that are not plain ASCII: only these show the encoding. */
function findTellingLines(text: string): string {
  const lines: string[] = [];
  for (const match of text.matchAll(/[^\r\n]*[^\r\n\x20-\x7e\t][^\r\n]*/g)) {
    lines.push(match[0].slice(0, shownCharacters));
    if (lines.length === shownLines) break;
  }
  return lines.join("\n");
}
