import { isDateColumn } from "../values/classifyType.ts";

/** The native control that can hold a value of a column without losing a part of it. */
export interface DateChoice {
  readonly type: "date" | "datetime-local";
  /** The value in the control's form; empty if there is none. */
  readonly value: string;
}

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const dateTimePattern = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

/**
 * Returns the control for a text of a column; `null` if the column holds no dates, or the text has
 * more than the control can hold: a fraction of a second, a zone, a year before Christ, infinity.
 */
export function dateChoice(type: string, text: string): DateChoice | null {
  const isZoned = /time zone|tz$/.test(type) && !type.includes("without time zone");
  if (isZoned || !isDateColumn({ name: "", alignment: "left", type })) return null;
  if (datePattern.test(text)) return { type: "date", value: text };
  if (dateTimePattern.test(text)) {
    return { type: "datetime-local", value: text.replace(" ", "T") };
  }
  if (text !== "") return null;
  return { type: type.endsWith("date") ? "date" : "datetime-local", value: "" };
}

/** Returns the text for the server; controls leave out seconds that are zero. */
export function textOfChoice(value: string): string {
  const text = value.replace("T", " ");
  return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(text) ? `${text}:00` : text;
}
