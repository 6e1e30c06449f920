import { expect, it } from "vitest";
import { dateChoice, textOfChoice } from "./dateChoice.ts";

it.each([
  ["date", "2024-02-29", { type: "date", value: "2024-02-29" }],
  // Oracle's date has a time of day.
  ["sys.oradate", "2024-02-29 12:30:00", { type: "datetime-local", value: "2024-02-29T12:30:00" }],
  ["timestamp without time zone", "", { type: "datetime-local", value: "" }],
  ["date", "", { type: "date", value: "" }],
  ["date", "infinity", null],
  ["date", "0044-03-15 BC", null],
  ["timestamp without time zone", "2024-02-29 12:30:00.5", null],
  ["timestamp with time zone", "", null],
  ["timestamptz", "", null],
  ["text", "2024-02-29", null],
])("a %s of %j is chosen by %j", (type, text, expected) => {
  expect(dateChoice(type, text)).toEqual(expected);
});

it.each([
  ["2024-02-29", "2024-02-29"],
  ["2024-02-29T12:30", "2024-02-29 12:30:00"],
  ["2024-02-29T12:30:05", "2024-02-29 12:30:05"],
])("writes the choice %s as %s", (value, text) => {
  expect(textOfChoice(value)).toBe(text);
});
