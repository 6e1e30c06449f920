import type { ReactElement } from "react";
import {
  maximumFontSizePx,
  minimumFontSizePx,
  pageSizes,
  type Language,
  type Settings,
  type Theme,
} from "../../state/store/settings.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { useTranslate } from "../translation/useTranslate.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Dialog } from "../ui/dialog/Dialog.tsx";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";
import { Field } from "./Field.tsx";
import styles from "./settingsDialog.module.css";
import { TimeoutField } from "./TimeoutField.tsx";

const selectSettings = (state: WorkbenchState): Settings => state.settings;

const themeNames: Readonly<Record<Theme, string>> = {
  system: "As the system",
  light: "Light",
  dark: "Dark",
};

const languageNames: Readonly<Record<Language, string>> = {
  system: "As the browser",
  en: "English",
  zh: "简体中文",
};

export function SettingsDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const workbench = useWorkbench();
  const settings = useWorkbenchState(selectSettings);
  const translate = useTranslate();
  const change = (part: Partial<Settings>): void => {
    workbench.changeSettings(part);
  };
  return (
    <Dialog
      title="Settings"
      onClose={onClose}
      footer={<Button label="Done" look="primary" onClick={onClose} />}
    >
      <div className={styles["fields"]}>
        <Field label="Theme">
          <select
            value={settings.theme}
            onChange={(event) => {
              change({ theme: event.currentTarget.value as Theme });
            }}
          >
            {Object.entries(themeNames).map(([theme, name]) => (
              <option key={theme} value={theme}>
                {translate(name)}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Language">
          <select
            value={settings.language}
            onChange={(event) => {
              change({ language: event.currentTarget.value as Language });
            }}
          >
            {Object.entries(languageNames).map(([language, name]) => (
              <option key={language} value={language}>
                {translate(name)}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Text size" hint="Of the editor, the data and the shell, in pixels">
          <input
            type="number"
            min={minimumFontSizePx}
            max={maximumFontSizePx}
            value={settings.fontSizePx}
            onChange={(event) => {
              const fontSizePx = event.currentTarget.valueAsNumber;
              if (fontSizePx >= minimumFontSizePx && fontSizePx <= maximumFontSizePx) {
                change({ fontSizePx: Math.round(fontSizePx) });
              }
            }}
          />
        </Field>
        <Field label="Rows a page" hint="More rows of a query come when they are asked for">
          <select
            value={String(settings.pageSize)}
            onChange={(event) => {
              const { value } = event.currentTarget;
              change({ pageSize: value === "null" ? null : Number(value) });
            }}
          >
            {pageSizes.map((size) => (
              <option key={String(size)} value={String(size)}>
                {size ?? translate("All rows at once")}
              </option>
            ))}
          </select>
        </Field>
        <TimeoutField
          timeoutMs={settings.statementTimeoutMs}
          onChange={(statementTimeoutMs) => {
            change({ statementTimeoutMs });
          }}
        />
        <Field label="Stop a script at its first error">
          <input
            type="checkbox"
            checked={settings.stopOnError}
            onChange={(event) => {
              change({ stopOnError: event.currentTarget.checked });
            }}
          />
        </Field>
        <Toggle
          label="Blank lines separate statements"
          hint="For Run at the cursor; not inside quotes, parentheses or blocks"
          isOn={settings.blankLinesSeparate}
          onChange={(blankLinesSeparate) => {
            change({ blankLinesSeparate });
          }}
        />
        <Field
          label="Commit each statement by itself"
          hint="Autocommit; without it a transaction begins with the first statement"
        >
          <input
            type="checkbox"
            checked={settings.isAutocommit}
            onChange={(event) => {
              change({ isAutocommit: event.currentTarget.checked });
            }}
          />
        </Field>
        <Toggle
          label="Show lines of DBMS_OUTPUT"
          hint="Among the messages, where the server has DBMS_OUTPUT"
          isOn={settings.isServerOutputOn}
          onChange={(isServerOutputOn) => {
            change({ isServerOutputOn });
          }}
        />
        <Toggle
          label="Come back to the last state"
          hint="Otherwise the machine starts as the image brings it"
          isOn={settings.resumesLastState}
          onChange={(resumesLastState) => {
            change({ resumesLastState });
          }}
        />
        <Toggle
          label="Keep the state automatically"
          hint="After changes, while the server is quiet, and on leaving"
          isOn={settings.savesAutomatically}
          onChange={(savesAutomatically) => {
            change({ savesAutomatically });
          }}
        />
        <Toggle
          label="Checkpoint before statements that destroy"
          hint="DROP, TRUNCATE, ALTER, and UPDATE or DELETE without WHERE"
          isOn={settings.makesCheckpoints}
          onChange={(makesCheckpoints) => {
            change({ makesCheckpoints });
          }}
        />
        <Toggle
          label="Warm up after the start"
          hint="Typical statements run for a few seconds, so that your first ones are quicker"
          isOn={settings.warmsUp}
          onChange={(warmsUp) => {
            change({ warmsUp });
          }}
        />
        <Toggle
          label="Keep everything for offline use"
          hint="Page and machine, some 50 MB, fetched while you work; from the next visit on"
          isOn={settings.keepsOffline}
          onChange={(keepsOffline) => {
            change({ keepsOffline });
          }}
        />
        <Field label="Screen reader support in the shell">
          <input
            type="checkbox"
            checked={settings.isScreenReaderMode}
            onChange={(event) => {
              change({ isScreenReaderMode: event.currentTarget.checked });
            }}
          />
        </Field>
      </div>
    </Dialog>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Toggle({ label, hint, isOn, onChange }: ToggleProps): ReactElement {
  return (
    <Field label={label} hint={hint}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
    </Field>
  );
}
