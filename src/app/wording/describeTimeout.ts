import { translate } from "../translation/translation.ts";

/** A timeout in whole seconds or minutes: "10 s", "5 min". */
export function describeTimeout(timeoutMs: number): string {
  const seconds = Math.round(timeoutMs / 1000);
  return seconds % 60 === 0
    ? translate("{{minutes}} min", { minutes: seconds / 60 })
    : translate("{{seconds}} s", { seconds });
}
