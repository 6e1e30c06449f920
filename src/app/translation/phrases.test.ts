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

/** What is the same in every language: names, SQL, keys. */
const sameEverywhere = new Set([
  "IvorySQL",
  "VM",
  "NULL",
  "LINE",
  "CSV",
  "JSON",
  "Ctrl",
  "Enter",
  // The names that assistive technology and tests find the main parts by.
  ...["Machine", "Port", "Results", "Messages", "Schema", "Shell", "Snapshots", "SQL editor"],
]);
/** Templates that only put together what was said elsewhere, or is no language. */
function isPutTogether(words: string): boolean {
  return words.startsWith("`") && !/[a-z]{3}/i.test(words.replaceAll(/\{\{\w+\}\}|\$\{.*\}/g, ""));
}

describe("every text that people read", () => {
  it("is given to be translated", () => {
    const missed = phrases
      .filter(({ words, isTranslated }) => !isTranslated && !sameEverywhere.has(words))
      .filter(({ words }) => !isPutTogether(words))
      .map(({ place, words }) => `${place} ${words}`);
    expect(missed).toEqual([]);
  });

  it("is there in Chinese", () => {
    const missed = phrases
      .filter(({ words, isTranslated }) => isTranslated && !sameEverywhere.has(words))
      .filter(({ words }) => !Object.hasOwn(chinese, words))
      .map(({ place, words }) => `${place} ${words}`);
    expect(missed).toEqual([]);
  });
});

it("says in Chinese what stands for the same values", () => {
  const names = (words: string): readonly string[] => (words.match(/\{\{\w+\}\}/g) ?? []).sort();
  const wrong = Object.entries(chinese).filter(
    ([english, translated]) => String(names(english)) !== String(names(translated)),
  );
  expect(wrong).toEqual([]);
});
