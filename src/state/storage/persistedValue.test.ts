import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEditorTabs, parseEditorTabs } from "../store/editorTabs.ts";
import type { KeyValueStorage } from "./keyValueStorage.ts";
import { createPersistedValue, type Migration } from "./persistedValue.ts";
import { parseHistory } from "../store/queryHistory.ts";
import { defaultSettings, parseSettings } from "../store/settings.ts";
import { createMemoryStorage } from "../testing/createTestWorkbench.ts";

const key = "k";

function load<T>(
  text: string,
  parse: (value: unknown) => T | null,
  migrations: readonly Migration[] = [],
): T | null {
  const storage = createMemoryStorage(new Map([[key, text]]));
  return createPersistedValue({ storage, key, migrations, parse }).load();
}

const parseNumber = (value: unknown): number | null => (typeof value === "number" ? value : null);
// From a text to a list of digits to a number.
const steps: readonly Migration[] = [
  (value) => (typeof value === "string" ? Array.from(value) : value),
  (value) => (Array.isArray(value) ? Number(value.join("")) : value),
];

describe("treats an unreadable value as missing, and moves it aside", () => {
  it.each([
    ["no text", ""],
    ["no JSON", "{"],
    ["null", "null"],
    ["a number", "7"],
    ["a list", "[]"],
    ["no version", '{"value":1}'],
    ["a version before the first", '{"version":0,"value":1}'],
    ["a newer version", '{"version":4,"value":1}'],
    ["a version between two", '{"version":2.5,"value":1}'],
    ["a version of another type", '{"version":"3","value":1}'],
    ["no value", '{"version":3}'],
    ["a value that the parser refuses", '{"version":3,"value":"one"}'],
    ["an older value that no step understands", '{"version":1,"value":{"a":1}}'],
  ])("%s", (_name, text) => {
    const texts = new Map([[key, text]]);
    const storage = createMemoryStorage(texts);
    const value = createPersistedValue({ storage, key, migrations: steps, parse: parseNumber });
    expect(value.load()).toBeNull();
    value.save(1);
    expect(texts.get("k.unreadable")).toBe(text);
  });
});

it.each([
  [1, "42"],
  [2, ["4", "2"]],
  [3, 42],
])("migrates a value of version %i to the newest shape", (version, value) => {
  expect(load(JSON.stringify({ version, value }), parseNumber, steps)).toBe(42);
});

it("loads what it saved", () => {
  const texts = new Map<string, string>();
  const options = {
    storage: createMemoryStorage(texts),
    key,
    migrations: steps,
    parse: parseNumber,
  };
  expect(createPersistedValue(options).load()).toBeNull();
  expect(createPersistedValue(options).save(42)).toBe(true);
  expect(createPersistedValue(options).load()).toBe(42);
  expect([...texts]).toEqual([[key, '{"version":3,"value":42}']]);
});

it("returns false when the storage refuses", () => {
  const storage: KeyValueStorage = { get: () => null, set: () => false };
  const value = createPersistedValue({ storage, key, migrations: [], parse: parseNumber });
  expect(value.save(1)).toBe(false);
});

const envelope = (value: unknown): string => JSON.stringify({ version: 1, value });

describe("any stored value", () => {
  const parsers: readonly (readonly [string, (value: unknown) => unknown])[] = [
    ["settings", parseSettings],
    ["editor tabs", parseEditorTabs],
    ["history", parseHistory],
  ];
  it.each(parsers)("is read as %s without throwing", (_name, parse) => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        load(envelope(value), parse);
      }),
    );
  });
});

describe("settings", () => {
  it("are loaded as saved", () => {
    const settings = { ...defaultSettings, theme: "dark", pageSize: null };
    expect(load(envelope(settings), parseSettings)).toEqual(settings);
  });

  it("of the first version, which had fewer fields, are kept", () => {
    const first = {
      theme: "light",
      pageSize: 100,
      fontSizePx: 15,
      stopOnError: false,
      isExplorerVisible: false,
      isShellVisible: true,
      isScreenReaderMode: true,
      layout: { explorerWidthPx: 300, shellWidthPx: 200, editorShare: 30, schemaShare: 50 },
    };
    expect(load(envelope(first), parseSettings)).toEqual({ ...defaultSettings, ...first });
  });

  it.each([
    ["an unknown theme", { theme: "pink" }],
    ["a page of no rows", { pageSize: 0 }],
    ["a timeout of no time", { statementTimeoutMs: 0 }],
    ["letters that nobody can read", { fontSizePx: 1 }],
    ["a word for a truth", { stopOnError: "yes" }],
    ["a missing field", { isShellVisible: undefined }],
    ["a word for a panel", { isShellVisible: "yes" }],
    ["a layout that is none", { layout: 7 }],
    ["a divider that is nowhere", { layout: { ...defaultSettings.layout, editorShare: 101 } }],
  ])("with %s keep all others", (_name, wrong) => {
    const kept = { ...defaultSettings, language: "zh", ...wrong };
    expect(load(envelope(kept), parseSettings)).toEqual({ ...defaultSettings, language: "zh" });
  });

  it("that are no object count as missing", () => {
    expect(load(envelope([7]), parseSettings)).toBeNull();
  });
});

describe("editor tabs", () => {
  const tabs = createEditorTabs("a");
  const tab = { id: "a", name: null, number: 1, text: "", port: null };

  it("are loaded as saved", () => {
    expect(load(envelope(tabs), parseEditorTabs)).toEqual(tabs);
  });

  it.each([
    ["an active tab that is not there", { activeId: "b" }],
    ["two tabs of the same id", { tabs: [tab, tab] }],
    ["a tab that is open and closed", { closed: [tab] }],
    ["a tab without text", { tabs: [tab, { ...tab, id: "b", text: null }] }],
    ["a tab on a port that cannot be", { closed: [{ ...tab, id: "b", port: 70_000 }] }],
    ["a tab without an id", { tabs: [{ ...tab, id: "" }, tab] }],
    ["closed tabs that are no list", { closed: 7 }],
  ])("with %s keep the valid parts", (_name, wrong) => {
    expect(load(envelope({ ...tabs, ...wrong }), parseEditorTabs)).toEqual(tabs);
  });

  it.each([
    ["no tab", { ...tabs, tabs: [] }],
    ["tabs that are no list", { ...tabs, tabs: { 0: tab } }],
  ])("with %s count as missing", (_name, value) => {
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

  it.each([
    ["good entries", [entry]],
    ["an unknown outcome", [{ ...entry, outcome: "fine" }, entry]],
    ["a broken entry among good ones", [entry, { ...entry, sql: 7 }, null]],
  ])("with %s keeps the valid ones", (_name, value) => {
    expect(load(envelope(value), parseHistory)).toEqual([entry]);
  });

  it("that is no list counts as missing", () => {
    expect(load(envelope(entry), parseHistory)).toBeNull();
  });
});
