import { useSyncExternalStore } from "react";
import { currentLanguage, onLanguageChange, type PhraseValues, translate } from "./translation.ts";

/** The words in the chosen language; the component renders again when that is another. */
export function useTranslate(): (words: string, values?: PhraseValues) => string {
  useSyncExternalStore(onLanguageChange, currentLanguage);
  return translate;
}
