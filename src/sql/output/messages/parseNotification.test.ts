import { expect, it } from "vitest";
import type { Notification } from "../../model.ts";
import { parseNotification } from "./parseNotification.ts";

const from = "received from server process with PID 42.";

it.each<[string, Notification | null]>([
  [`Asynchronous notification "ch" ${from}`, { channel: "ch", payload: "", processId: 42 }],
  [
    `Asynchronous notification "ch" with payload "p" ${from}`,
    { channel: "ch", payload: "p", processId: 42 },
  ],
  [
    `Asynchronous notification "a b" with payload "say "hi"\ntwice" ${from}`,
    { channel: "a b", payload: 'say "hi"\ntwice', processId: 42 },
  ],
  [
    `Asynchronous notification "ch" with payload "" ${from}" ${from}`,
    { channel: "ch", payload: `" ${from}`, processId: 42 },
  ],
  ['Asynchronous notification "ch"', null],
  ["", null],
])("%j", (text, expected) => {
  expect(parseNotification(text)).toEqual(expected);
});
