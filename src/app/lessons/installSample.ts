import { sampleSchema } from "../../sql/lessons/sampleSchema.ts";
import type { Services } from "../services/services.ts";
import { translate } from "../translation/translation.ts";
import { runInTab } from "./runInTab.ts";

/** Creates the schema `shop` with its rows; the script stays open in a tab. */
export function installSample(services: Services): void {
  runInTab(services, translate("Sample schema"), sampleSchema, "postgresql");
}
