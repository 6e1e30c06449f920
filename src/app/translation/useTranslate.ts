import { useSyncExternalStore } from "react";
import { currentLanguage, onLanguageChange, type PhraseValues, translate } from "./translation.ts";

/** Returns `translate`; the component renders again when the language changes. */
export function useTranslate(): (words: string, values?: PhraseValues) => string {
  useSyncExternalStore(onLanguageChange, currentLanguage);
  return translate;
}
