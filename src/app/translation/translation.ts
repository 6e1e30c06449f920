import { createInstance } from "i18next";
import { english } from "./english.ts";
import type { Language } from "../../state/store/settings.ts";

// The English words are the keys: what has no translation is shown in English. Of English itself only
// what depends on a number needs forms of its own.
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

/** What stands for `{{name}}` in a sentence; `count` also chooses the form for its number. */
export type PhraseValues = Readonly<Record<string, string | number>>;

/**
 * The words in the language that was chosen. It is called while a component renders: the whole page
 * renders again when the language changes.
 */
export function translate(words: string, values: PhraseValues = {}): string {
  return i18n.t(words, values);
}

export function currentLanguage(): string {
  return i18n.language;
}

/** Calls back when other words are to be shown; returns what ends that. */
export function onLanguageChange(listener: () => void): () => void {
  i18n.on("languageChanged", listener);
  return () => {
    i18n.off("languageChanged", listener);
  };
}

/** Shows the interface in a language; its words are loaded when they are wanted. */
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
