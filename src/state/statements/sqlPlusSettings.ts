import type { Settings } from "../store/settings.ts";
import { isEnded, type StatementRun } from "../store/statementRun.ts";

/** Returns the page settings that a SQL*Plus SET changed; empty for other statements. */
export function sqlPlusSettings(run: StatementRun): Partial<Settings> {
  const { kind } = run.statement;
  if (!isEnded(run) || kind.kind !== "sqlplus" || kind.command.kind !== "set") return {};
  return Object.assign(
    {},
    ...kind.command.settings.map((setting): Partial<Settings> => {
      switch (setting.kind) {
        case "serverOutput":
          return { isServerOutputOn: setting.isOn };
        case "autocommit":
          return { isAutocommit: setting.isOn };
        case "define":
        case "ignored":
          return {};
      }
    }),
  ) as Partial<Settings>;
}
