import { FieldReader } from "../../base/fieldReader.ts";
import { readBoolean } from "../../base/readBoolean.ts";

export type Theme = "system" | "light" | "dark";

/** Language of the interface; `system` follows the browser. */
export type Language = "system" | "en" | "zh";

export interface Settings {
  readonly theme: Theme;
  readonly language: Language;
  /** Rows per page of a query's result; `null` fetches all rows at once. */
  readonly pageSize: number | null;
  /** Statement timeout in milliseconds; `null`: none. */
  readonly statementTimeoutMs: number | null;
  /** Font size of the editor, the grid and the terminal, in CSS pixels. */
  readonly fontSizePx: number;
  /** Whether a script stops at its first error. */
  readonly stopOnError: boolean;
  /** Whether blank lines separate what runs at the cursor. */
  readonly blankLinesSeparate: boolean;
  /** Whether sessions start with autocommit on; the user may change it in a session. */
  readonly isAutocommit: boolean;
  /** Whether lines of DBMS_OUTPUT are shown, if the server supports it. */
  readonly isServerOutputOn: boolean;
  /** Whether the machine resumes its last state; otherwise it starts from the base state. */
  readonly resumesLastState: boolean;
  /** Whether automatic snapshots are taken while the server is quiet. */
  readonly savesAutomatically: boolean;
  /** Whether a checkpoint is taken before a destructive statement. */
  readonly makesCheckpoints: boolean;
  /** Whether the machine runs typical statements after the start, so that later ones are quick. */
  readonly warmsUp: boolean;
  /** Whether the whole image is downloaded, so that the page works offline. */
  readonly keepsOffline: boolean;
  readonly isExplorerVisible: boolean;
  /** Whether the list of snapshots below the schema is unfolded. */
  readonly isSnapshotsOpen: boolean;
  /** `null`: the user has not chosen; then only a wide page shows the shell. */
  readonly isShellVisible: boolean | null;
  /** Whether the terminal also provides its content as text for screen readers. */
  readonly isScreenReaderMode: boolean;
  readonly layout: PanelLayout;
}

/** Positions of the dividers between the panels. */
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

export const statementTimeoutsMs: readonly number[] = [10_000, 60_000, 300_000];
/** A shorter timeout would also end the page's internal queries. */
export const minimumTimeoutMs = 1000;
export const maximumTimeoutMs = 86_400_000;

export const defaultSettings: Settings = {
  theme: "system",
  language: "system",
  pageSize: 500,
  statementTimeoutMs: null,
  fontSizePx: 13,
  stopOnError: true,
  blankLinesSeparate: false,
  isAutocommit: true,
  isServerOutputOn: true,
  resumesLastState: true,
  savesAutomatically: true,
  makesCheckpoints: true,
  warmsUp: true,
  keepsOffline: true,
  isExplorerVisible: true,
  isSnapshotsOpen: false,
  isShellVisible: null,
  isScreenReaderMode: false,
  layout: { explorerWidthPx: 248, shellWidthPx: 360, editorShare: 48, schemaShare: 68 },
};

/**
 * Parses saved settings. An invalid or missing field gets its default; returns `null` if the value
 * is no object.
 */
export function parseSettings(value: unknown): Settings | null {
  const document = new FieldReader();
  const fields = document.object(value, "");
  if (document.problem !== null) return null;
  const size = (reader: FieldReader, kept: unknown): number => reader.integer(kept, "", 0, 10_000);
  const share = (reader: FieldReader, kept: unknown): number => reader.integer(kept, "", 0, 100);
  return {
    ...readFields(fields, defaultSettings, {
      theme: (reader, kept) => reader.oneOf(kept, "", ["system", "light", "dark"]),
      language: (reader, kept) => reader.oneOf(kept, "", ["system", "en", "zh"]),
      pageSize: (reader, kept) =>
        reader.nullable(kept, "", (rows) => reader.integer(rows, "", 1, 1_000_000)),
      statementTimeoutMs: (reader, kept) =>
        reader.nullable(kept, "", (timeout) =>
          reader.integer(timeout, "", minimumTimeoutMs, maximumTimeoutMs),
        ),
      fontSizePx: (reader, kept) => reader.integer(kept, "", minimumFontSizePx, maximumFontSizePx),
      stopOnError: boolean,
      blankLinesSeparate: boolean,
      isAutocommit: boolean,
      isServerOutputOn: boolean,
      resumesLastState: boolean,
      savesAutomatically: boolean,
      makesCheckpoints: boolean,
      warmsUp: boolean,
      keepsOffline: boolean,
      isExplorerVisible: boolean,
      isSnapshotsOpen: boolean,
      isShellVisible: (reader, kept) =>
        reader.nullable(kept, "", (shown) => boolean(reader, shown)),
      isScreenReaderMode: boolean,
    }),
    layout: readFields(new FieldReader().object(fields["layout"], ""), defaultSettings.layout, {
      explorerWidthPx: size,
      shellWidthPx: size,
      editorShare: share,
      schemaShare: share,
    }),
  };
}

type FieldReaders<T> = { readonly [K in keyof T]: (reader: FieldReader, kept: unknown) => T[K] };

/** Reads each field on its own; an invalid field gets its default. */
function readFields<T>(
  fields: Readonly<Record<string, unknown>>,
  defaults: Readonly<NoInfer<T>>,
  readers: FieldReaders<T>,
): T {
  const read = <K extends keyof T & string>(name: K): T[K] => {
    const reader = new FieldReader();
    const value = readers[name](reader, fields[name]);
    return reader.problem === null ? value : defaults[name];
  };
  const names = Object.keys(readers) as (keyof T & string)[];
  return Object.fromEntries(names.map((name) => [name, read(name)])) as T;
}

function boolean(reader: FieldReader, kept: unknown): boolean {
  return readBoolean(reader, kept, "");
}
