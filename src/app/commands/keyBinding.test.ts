import { describe, expect, it } from "vitest";
import { commands } from "./commandTable.ts";
import { describeKeys, matchesKeys, type PressedKeys } from "./keyBinding.ts";
import { matchesWords } from "../ui/matchesWords.ts";

function pressed(code: string, ...modifiers: readonly string[]): PressedKeys {
  return {
    code,
    ctrlKey: modifiers.includes("ctrl"),
    metaKey: modifiers.includes("meta"),
    shiftKey: modifiers.includes("shift"),
    altKey: modifiers.includes("alt"),
  };
}

describe("matchesKeys", () => {
  it.each([
    ["Mod+Enter", pressed("Enter", "ctrl"), false, true],
    ["Mod+Enter", pressed("Enter", "meta"), true, true],
    ["Mod+Enter", pressed("Enter", "ctrl"), true, false],
    ["Mod+Enter", pressed("Enter", "meta"), false, false],
    ["Mod+Enter", pressed("Enter", "ctrl", "meta"), false, false],
    ["Mod+Enter", pressed("Enter", "ctrl", "shift"), false, false],
    ["Mod+Enter", pressed("NumpadEnter", "ctrl"), false, false],
    ["Mod+Shift+Enter", pressed("Enter", "ctrl", "shift"), false, true],
    ["F5", pressed("F5"), false, true],
    ["F5", pressed("F5", "alt"), false, false],
    ["Alt+KeyN", pressed("KeyN", "alt"), false, true],
  ])("%s", (binding, keys, isMac, expected) => {
    expect(matchesKeys(keys, binding, isMac)).toBe(expected);
  });
});

it.each([
  ["Mod+Shift+Enter", "Ctrl+Shift+Enter", "⌘⇧Enter"],
  ["Alt+KeyN", "Alt+N", "⌥N"],
  ["Alt+Digit1", "Alt+1", "⌥1"],
  ["Mod+Comma", "Ctrl+,", "⌘,"],
  ["Escape", "Esc", "Esc"],
])("describes %s as users read it", (binding, other, mac) => {
  expect([describeKeys(binding, false), describeKeys(binding, true)]).toEqual([other, mac]);
});

it("gives every command its own id and its own keys", () => {
  const keys = commands.flatMap((command) => command.keys);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
});

it.each([
  ["Run all statements", "", true],
  ["Run all statements", "STAT run", true],
  ["Run all statements", "runs", false],
])("%s has the words of “%s”: %s", (text, filter, expected) => {
  expect(matchesWords(text, filter)).toBe(expected);
});
