import type { TestRunActivity } from "../../state/store/testRunActivity.ts";
import { translate } from "../translation/translation.ts";

export function describeActivity(activity: TestRunActivity): string {
  switch (activity.kind) {
    case "idle":
      return "";
    case "preparing":
      return translate("Saving the machine’s state…");
    case "running":
      return translate("Running the scripts…");
    case "returning":
      return translate("Bringing the machine back…");
  }
}
