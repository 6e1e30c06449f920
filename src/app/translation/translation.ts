import { createInstance } from "i18next";
import { english } from "./english.ts";
import type { Language } from "../../state/store/settings.ts";

// The English texts are the keys, so a text without a translation is shown in English. English
// itself only needs entries for singular forms.
const i18n = createInstance();
void i18n.init({
  lng: "en",
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  resources: { en: { translation: english } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

export type SpokenLanguage = "en" | "zh";

/** Values for `{{name}}` in a text; `count` also chooses singular or plural. */
export type PhraseValues = Readonly<Record<string, string | number>>;

/**
 * Translates a text into the current language. Call it while a component renders: the whole page
 * renders again when the language changes.
 */
export function translate(words: string, values: PhraseValues = {}): string {
  return i18n.t(words, values);
}

export function currentLanguage(): string {
  return i18n.language;
}

/** Calls `listener` when the language changes; returns a function that unsubscribes. */
export function onLanguageChange(listener: () => void): () => void {
  i18n.on("languageChanged", listener);
  return () => {
    i18n.off("languageChanged", listener);
  };
}

/** Shows the interface in a language; loads its translations if needed. */
export async function applyLanguage(
  language: Language,
  browserLanguage: string = navigator.language,
): Promise<void> {
  const spoken = chooseLanguage(language, browserLanguage);
  if (spoken === "zh" && !i18n.hasResourceBundle("zh", "translation")) {
    const { chinese } = await import("./chinese.ts");
    i18n.addResourceBundle("zh", "translation", chinese);
  }
  await i18n.changeLanguage(spoken);
  document.documentElement.lang = spoken === "zh" ? "zh-Hans" : "en";
}

export function chooseLanguage(language: Language, browserLanguage: string): SpokenLanguage {
  if (language !== "system") return language;
  return /^zh\b/i.test(browserLanguage) ? "zh" : "en";
}
