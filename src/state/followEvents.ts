import type { SchemaLoader } from "./server/schemaLoader.ts";
import type { SchemaRefresher } from "./server/schemaRefresher.ts";
import { isCatalogChange } from "./statements/mayHaveChanged.ts";
import { sqlPlusSettings } from "./statements/sqlPlusSettings.ts";
import type { FeatureEvents } from "./store/featureEvent.ts";
import type { WorkbenchContext } from "./store/workbenchContext.ts";

export interface Followers {
  readonly context: WorkbenchContext;
  readonly schema: Pick<SchemaLoader, "clear">;
  readonly refresher: Pick<SchemaRefresher, "request">;
}

/** Keeps the settings and the cached catalogue up to date with what the features report. */
export function followEvents(
  events: Pick<FeatureEvents, "on">,
  { context, schema, refresher }: Followers,
): void {
  events.on((event) => {
    switch (event.kind) {
      case "statementEnded": {
        const change = sqlPlusSettings(event.run);
        if (Object.keys(change).length > 0) {
          context.update("settings", (settings) => ({ ...settings, ...change }));
        }
        if (isCatalogChange(event.run)) refresher.request();
        break;
      }
      case "catalogChanged":
        refresher.request();
        break;
      case "machineLeft":
        schema.clear();
        break;
      case "machineChanged":
      case "sessionsEnding":
      case "cursorsLost":
        break;
    }
  });
}
