import { useSyncExternalStore } from "react";
import { currentLanguage, onLanguageChange, translate } from "./translation.ts";

/** The words in the chosen language; the component renders again when that is another. */
export function useTranslate(): (words: string) => string {
  useSyncExternalStore(onLanguageChange, currentLanguage);
  return translate;
}
