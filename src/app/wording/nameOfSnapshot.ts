import type { NamedSnapshot } from "../../state/store/messageLog.ts";
import { translate } from "../translation/translation.ts";

/** The name of a snapshot: the given one, or one from its origin. */
export function nameOfSnapshot({ name, header }: NamedSnapshot): string {
  if (name !== "") return name;
  switch (header.origin) {
    case "checkpoint":
      return translate("Before {{statement}}", { statement: header.statement ?? "…" });
    case "automatic":
      return translate("Automatic");
    case "manual":
      return translate("Snapshot");
  }
}
