import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { TableColumn } from "../../../sql/edit/editTarget.ts";
import type { Cell } from "../../../sql/model.ts";
import { translate } from "../../translation/translation.ts";
import { type DateChoice, dateChoice, textOfChoice } from "./dateChoice.ts";
import styles from "./editGrid.module.css";

/** Where the selection goes after a cell's new value is kept. */
export type NextCell = "stay" | "down" | "right" | "left";

export interface CellEditorProps {
  readonly column: TableColumn;
  readonly value: Cell;
  /** The key that started the editor; it replaces the value. */
  readonly typed: string | null;
  readonly onKeep: (value: Cell, next: NextCell) => void;
  readonly onCancel: () => void;
  /** Reads values to propose; `null` if there are none. */
  readonly loadProposals: (() => Promise<readonly string[]>) | null;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** The editor over a cell: Enter and Tab keep the value, Escape leaves the old one. */
export function CellEditor(props: CellEditorProps): ReactElement {
  const { column, value, typed, onKeep, onCancel, left, top, width } = props;
  const choices = listChoices(column);
  const before = normalise(value ?? "", column);
  const [typedText, setText] = useState(() => startText(before, typed, choices));
  const [problem, setProblem] = useState<string | null>(null);
  const proposals = useProposals(props.loadProposals);
  const listId = useId();
  const isOver = useRef(false);
  const ref = useRef<HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement>(null);
  const dateRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const field: HTMLElement | null = ref.current;
    field?.focus();
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      if (typed === null) field.select();
      else field.setSelectionRange(field.value.length, field.value.length);
    }
  }, [typed]);

  const date = choices === null ? dateChoice(column.castType, typedText) : null;
  useDateControl(dateRef, date);

  const keep = (next: NextCell, isChecked: boolean): void => {
    if (isOver.current) return;
    const control = dateRef.current;
    if (isChecked && control?.validity.badInput === true) {
      control.reportValidity();
      return;
    }
    // A control may have a new value before it reports it.
    const text = control === null || control.value === "" ? typedText : textOfChoice(control.value);
    if (isChecked && column.editor === "json" && text !== before && !isJson(text)) {
      setProblem(translate("This is not valid JSON"));
      return;
    }
    isOver.current = true;
    // A text area turns CR LF into LF: an unchanged value stays as it was.
    if (text === before && !(value === null && typed !== null)) onKeep(value, next);
    else onKeep(choices !== null && text === nullChoice ? null : text, next);
  };
  const handleKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" && event.altKey && dateRef.current !== null) {
      event.preventDefault();
      openPicker(dateRef.current);
    } else if (event.key === "Escape") {
      isOver.current = true;
      event.preventDefault();
      onCancel();
    } else if (event.key === "Tab") {
      event.preventDefault();
      keep(event.shiftKey ? "left" : "right", true);
    } else if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      keep("down", true);
    }
  };
  const handleBlur = ({ relatedTarget }: FocusEvent): void => {
    const isInside = relatedTarget !== null && relatedTarget === dateRef.current;
    if (!isInside && (relatedTarget === null || relatedTarget !== ref.current)) keep("stay", false);
  };
  const shared = {
    ref,
    "aria-label": translate("New value of {{column}}", { column: column.name }),
    "aria-invalid": problem !== null,
    className: styles["field"],
    value: typedText,
    onKeyDown: handleKeyDown,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      setProblem(null);
      setText(event.currentTarget.value);
    },
    onBlur: handleBlur,
  };
  const isTall = column.editor === "json" || column.editor === "longText" || before.includes("\n");
  return (
    <div
      className={styles["editor"]}
      style={{ left, top, width: Math.max(width, isTall ? 320 : date === null ? 120 : 220) }}
    >
      {choices !== null ? (
        <select {...shared}>
          {!column.isNotNull && <option value={nullChoice}>NULL</option>}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : isTall ? (
        <>
          <textarea {...shared} rows={6} spellCheck={false} />
          <p className={styles["editorHint"]} role={problem === null ? undefined : "alert"}>
            {problem ??
              translate("Enter keeps the value, Shift+Enter starts a line, Esc leaves it")}
          </p>
        </>
      ) : (
        <>
          <input
            {...shared}
            type="text"
            spellCheck={false}
            autoComplete="off"
            list={proposals.length > 0 ? listId : undefined}
          />
          {date !== null && (
            <input
              ref={dateRef}
              className={styles["date"]}
              type={date.type}
              step={1}
              aria-label={translate("Choose a date")}
              title={translate("Choose a date")}
              onKeyDown={handleKeyDown}
              onBlur={handleBlur}
              onChange={(event) => {
                const { value: chosen, validity } = event.currentTarget;
                // Without a value while a date is typed part by part.
                if (!validity.badInput) setText(textOfChoice(chosen));
              }}
            />
          )}
          <datalist id={listId}>
            {proposals.map((proposal) => (
              <option key={proposal} value={proposal} />
            ))}
          </datalist>
        </>
      )}
    </div>
  );
}

/**
 * Shows the text's date in the control. While the control has the focus it is ahead of the text: to set
 * it would drop the parts of a date that have been typed so far.
 */
function useDateControl(ref: RefObject<HTMLInputElement | null>, date: DateChoice | null): void {
  useLayoutEffect(() => {
    const control = ref.current;
    if (control === null || date === null || control === document.activeElement) return;
    control.value = date.value;
  }, [ref, date]);
}

function openPicker(field: HTMLInputElement): void {
  field.focus();
  try {
    field.showPicker();
  } catch {
    // A frame of another origin may not open it; the field can be typed in.
  }
}

/** Values to propose, read once when the editor opens. */
function useProposals(load: CellEditorProps["loadProposals"]): readonly string[] {
  const [proposals, setProposals] = useState<readonly string[]>([]);
  const loader = useRef(load);
  useEffect(() => {
    let isGone = false;
    void loader.current?.().then((values) => {
      if (!isGone) setProposals(values);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return proposals;
}

/** The select's value for NULL; no label can contain this character. */
const nullChoice = "\0";

function listChoices({ editor, labels }: TableColumn): readonly string[] | null {
  if (editor === "boolean") return ["true", "false"];
  return editor === "choice" ? labels : null;
}

function normalise(value: string, { editor }: TableColumn): string {
  if (editor === "boolean") return value === "t" ? "true" : value === "f" ? "false" : value;
  return value.replaceAll(/\r\n?/g, "\n");
}

function startText(
  before: string,
  typed: string | null,
  choices: readonly string[] | null,
): string {
  if (choices === null) return typed ?? before;
  const found = choices.find(
    (choice) => typed !== null && choice.toLowerCase().startsWith(typed.toLowerCase()),
  );
  return found ?? (choices.includes(before) ? before : nullChoice);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
