import { currentLanguage } from "../../translation/translation.ts";

const shape = { dateStyle: "medium", timeStyle: "short" } as const;
const english = new Intl.DateTimeFormat("en-GB", shape);
const chinese = new Intl.DateTimeFormat("zh-CN", shape);

/** A moment, in milliseconds since the epoch, as "1 May 2024, 10:20". */
export function formatTime(epochMs: number): string {
  return (currentLanguage() === "zh" ? chinese : english).format(epochMs);
}
