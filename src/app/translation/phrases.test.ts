import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chinese } from "./chinese.ts";
import { findPhrases } from "./testing/findPhrases.ts";

const application = new URL("../", import.meta.url);
const paths = readdirSync(application, { recursive: true, encoding: "utf8" }).filter(
  (path) => /\.tsx?$/.test(path) && !/\.test\.|testing\/|translation\//.test(path),
);
const phrases = paths.flatMap((path) =>
  findPhrases(path, readFileSync(new URL(path, application), "utf8")),
);

/** Texts that are the same in every language: names, SQL, keys. */
const sameEverywhere = new Set([
  "IvorySQL",
  "VM",
  "NULL",
  "LINE",
  "CSV",
  "JSON",
  "Ctrl",
  "Enter",
  // The names by which assistive technology and tests find the main parts.
  ...["Machine", "Port", "Results", "Messages", "Schema", "Shell", "Snapshots", "SQL editor"],
]);
/** Whether a template only joins other texts, or contains no words. */
function isPutTogether(words: string): boolean {
  return words.startsWith("`") && !/[a-z]{3}/i.test(words.replaceAll(/\{\{\w+\}\}|\$\{.*\}/g, ""));
}

describe("every text that users read", () => {
  it("is passed to translate", () => {
    const missed = phrases
      .filter(({ words, isTranslated }) => !isTranslated && !sameEverywhere.has(words))
      .filter(({ words }) => !isPutTogether(words))
      .map(({ place, words }) => `${place} ${words}`);
    expect(missed).toEqual([]);
  });

  it("has a Chinese translation", () => {
    const missed = phrases
      .filter(({ words, isTranslated }) => isTranslated && !sameEverywhere.has(words))
      .filter(({ words }) => !Object.hasOwn(chinese, words))
      .map(({ place, words }) => `${place} ${words}`);
    expect(missed).toEqual([]);
  });
});

it("uses the same placeholders in Chinese", () => {
  const names = (words: string): readonly string[] => (words.match(/\{\{\w+\}\}/g) ?? []).sort();
  const wrong = Object.entries(chinese).filter(
    ([english, translated]) => String(names(english)) !== String(names(translated)),
  );
  expect(wrong).toEqual([]);
});
