import { FieldReader } from "../vm/fieldReader.ts";
import { readBoolean } from "./readBoolean.ts";

export type Theme = "system" | "light" | "dark";

/** Of the interface; `system` is the browser's. */
export type Language = "system" | "en" | "zh";

export interface Settings {
  readonly theme: Theme;
  readonly language: Language;
  /** Rows a page of a query's result; `null` fetches all rows at once. */
  readonly pageSize: number | null;
  /** Of the editor, the grid and the terminal, in CSS pixels. */
  readonly fontSizePx: number;
  /** Whether a script ends at its first error. */
  readonly stopOnError: boolean;
  /** Whether sessions commit each statement by itself; people may tell a session otherwise. */
  readonly isAutocommit: boolean;
  /** Whether the machine comes back as it was left; else as the image brings it. */
  readonly resumesLastState: boolean;
  /** Whether the machine's state is kept by itself while the server is quiet. */
  readonly savesAutomatically: boolean;
  /** Whether a checkpoint is taken before a statement that destroys something. */
  readonly makesCheckpoints: boolean;
  /** Whether the whole image is fetched, so that the page works without network. */
  readonly keepsOffline: boolean;
  readonly isExplorerVisible: boolean;
  readonly isShellVisible: boolean;
  /** Whether the terminal also writes what it shows as text for screen readers. */
  readonly isScreenReaderMode: boolean;
  readonly layout: PanelLayout;
}

/** Where the dividers between the panels stand. */
export interface PanelLayout {
  readonly explorerWidthPx: number;
  readonly shellWidthPx: number;
  /** The editor's share of the middle column's height, in percent. */
  readonly editorShare: number;
  /** The schema's share of the left column's height, in percent. */
  readonly schemaShare: number;
}

export const minimumFontSizePx = 10;
export const maximumFontSizePx = 24;
export const pageSizes: readonly (number | null)[] = [100, 500, 1000, 5000, null];

export const defaultSettings: Settings = {
  theme: "system",
  language: "system",
  pageSize: 500,
  fontSizePx: 13,
  stopOnError: true,
  isAutocommit: true,
  resumesLastState: true,
  savesAutomatically: true,
  makesCheckpoints: true,
  keepsOffline: true,
  isExplorerVisible: true,
  isShellVisible: true,
  isScreenReaderMode: false,
  layout: { explorerWidthPx: 248, shellWidthPx: 360, editorShare: 48, schemaShare: 68 },
};

/** Reads kept settings; `null` when any of them is not as it should be. */
export function parseSettings(value: unknown): Settings | null {
  const reader = new FieldReader();
  const fields = reader.object(value, "");
  const layout = reader.object(fields["layout"], "layout");
  const size = (name: string, maximum: number): number =>
    reader.integer(layout[name], `layout.${name}`, 0, maximum);
  const boolean = (name: string): boolean => readBoolean(reader, fields[name], name);
  // Settings that were kept before there was this one keep all others.
  const newBoolean = (name: string): boolean => fields[name] === undefined || boolean(name);
  const settings: Settings = {
    theme: reader.oneOf(fields["theme"], "theme", ["system", "light", "dark"]),
    // Settings that were kept before there was this one lack it.
    language: reader.oneOf(fields["language"] ?? "system", "language", ["system", "en", "zh"]),
    pageSize: reader.nullable(fields["pageSize"], "pageSize", (size, path) =>
      reader.integer(size, path, 1, 1_000_000),
    ),
    fontSizePx: reader.integer(
      fields["fontSizePx"],
      "fontSizePx",
      minimumFontSizePx,
      maximumFontSizePx,
    ),
    stopOnError: boolean("stopOnError"),
    // Settings that were kept before there was this one lack it.
    isAutocommit: fields["isAutocommit"] === undefined || boolean("isAutocommit"),
    resumesLastState: newBoolean("resumesLastState"),
    savesAutomatically: newBoolean("savesAutomatically"),
    makesCheckpoints: newBoolean("makesCheckpoints"),
    keepsOffline: newBoolean("keepsOffline"),
    isExplorerVisible: boolean("isExplorerVisible"),
    isShellVisible: boolean("isShellVisible"),
    isScreenReaderMode: boolean("isScreenReaderMode"),
    layout: {
      explorerWidthPx: size("explorerWidthPx", 10_000),
      shellWidthPx: size("shellWidthPx", 10_000),
      editorShare: size("editorShare", 100),
      schemaShare: size("schemaShare", 100),
    },
  };
  return reader.problem === null ? settings : null;
}
