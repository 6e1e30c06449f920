import { describe, expect, it } from "vitest";
import { createEditorTabs, parseEditorTabs } from "./editorTabs.ts";
import type { KeyValueStorage } from "./keyValueStorage.ts";
import { createPersistedValue } from "./persistedValue.ts";
import { parseHistory } from "./queryHistory.ts";
import { defaultSettings, parseSettings } from "./settings.ts";
import { createMemoryStorage } from "./testing/createTestWorkbench.ts";

const key = "k";

function load<T>(text: string, parse: (value: unknown) => T | null): T | null {
  const storage = createMemoryStorage(new Map([[key, text]]));
  return createPersistedValue({ storage, key, version: 3, parse }).load();
}

const parseNumber = (value: unknown): number | null => (typeof value === "number" ? value : null);

describe("what cannot be understood counts as nothing", () => {
  it.each([
    ["no text", ""],
    ["no JSON", "{"],
    ["null", "null"],
    ["a number", "7"],
    ["a list", "[]"],
    ["no version", '{"value":1}'],
    ["an older version", '{"version":2,"value":1}'],
    ["a newer version", '{"version":4,"value":1}'],
    ["a version of another type", '{"version":"3","value":1}'],
    ["no value", '{"version":3}'],
    ["a value that the parser refuses", '{"version":3,"value":"one"}'],
  ])("%s", (_name, text) => {
    expect(load(text, parseNumber)).toBeNull();
  });
});

it("gives back what it kept", () => {
  const texts = new Map<string, string>();
  const options = {
    storage: createMemoryStorage(texts),
    key,
    version: 3,
    parse: parseNumber,
  };
  expect(createPersistedValue(options).load()).toBeNull();
  expect(createPersistedValue(options).save(42)).toBe(true);
  expect(createPersistedValue(options).load()).toBe(42);
});

it("says when the storage refuses", () => {
  const storage: KeyValueStorage = { get: () => null, set: () => false };
  expect(createPersistedValue({ storage, key, version: 1, parse: parseNumber }).save(1)).toBe(
    false,
  );
});

const envelope = (value: unknown): string => JSON.stringify({ version: 3, value });

describe("settings", () => {
  it("are read as kept", () => {
    const settings = { ...defaultSettings, theme: "dark", pageSize: null };
    expect(load(envelope(settings), parseSettings)).toEqual(settings);
  });

  it.each([
    ["another type", 7],
    ["an unknown theme", { ...defaultSettings, theme: "pink" }],
    ["a page of no rows", { ...defaultSettings, pageSize: 0 }],
    ["letters that nobody can read", { ...defaultSettings, fontSizePx: 1 }],
    ["a word for a truth", { ...defaultSettings, stopOnError: "yes" }],
    ["a missing field", { ...defaultSettings, isShellVisible: undefined }],
  ])("with %s count as nothing", (_name, value) => {
    expect(load(envelope(value), parseSettings)).toBeNull();
  });
});

describe("editor tabs", () => {
  const tabs = createEditorTabs("a");
  const tab = { id: "a", name: null, number: 1, text: "", port: null };

  it("are read as kept", () => {
    expect(load(envelope(tabs), parseEditorTabs)).toEqual(tabs);
  });

  it.each([
    ["no tab", { ...tabs, tabs: [] }],
    ["an active tab that is not there", { ...tabs, activeId: "b" }],
    ["two tabs of the same id", { ...tabs, tabs: [tab, tab] }],
    ["a tab that is open and closed", { ...tabs, closed: [tab] }],
    ["a tab without text", { ...tabs, tabs: [{ ...tab, text: null }] }],
    ["a tab on a port that cannot be", { ...tabs, tabs: [{ ...tab, port: 70_000 }] }],
    ["a tab without an id", { ...tabs, tabs: [{ ...tab, id: "" }], activeId: "" }],
    ["tabs that are no list", { ...tabs, tabs: { 0: tab } }],
  ])("with %s count as nothing", (_name, value) => {
    expect(load(envelope(value), parseEditorTabs)).toBeNull();
  });
});

describe("history", () => {
  const entry = {
    id: "h",
    atMs: 1,
    port: 5432,
    sql: "select 1",
    outcome: "completed",
    rowCount: 1,
    elapsedMs: 5,
  };

  it("is read as kept", () => {
    expect(load(envelope([entry]), parseHistory)).toEqual([entry]);
  });

  it.each([
    ["no list", entry],
    ["an unknown outcome", [{ ...entry, outcome: "fine" }]],
    ["a broken entry among good ones", [entry, { ...entry, sql: 7 }]],
  ])("with %s counts as nothing", (_name, value) => {
    expect(load(envelope(value), parseHistory)).toBeNull();
  });
});
