import type { BlockSession } from "../../../state/embed/blockRequest.ts";
import { dedent } from "./dedent.ts";
import { readSource } from "./readSource.ts";

/** What a block's element and attributes ask for. */
export interface BlockOptions {
  readonly sql: string;
  /** Name of the block for screen readers; `null`: it is numbered. */
  readonly name: string | null;
  /** `null`: the image's first port. */
  readonly port: number | null;
  /** `null`: the default image. */
  readonly image: string | null;
  readonly isReadOnly: boolean;
  /** CSS length of the editor; `null`: as high as its text, within limits. */
  readonly height: string | null;
  readonly theme: "light" | "dark" | "auto";
  readonly language: "en" | "zh";
  readonly setups: readonly string[];
  readonly isSetupShown: boolean;
  readonly session: BlockSession;
  /** Whether the machine starts with the page. */
  readonly startsAtOnce: boolean;
  readonly keepsOffline: boolean;
  readonly expected: string | null;
  /** References to elements that the page does not have: `#id`. */
  readonly missing: readonly string[];
}

/**
 * Reads a block. An attribute is written plainly or with `data-` before its name, at the block, or
 * with `data-` at the script as the default of all blocks. An invalid value counts as missing.
 */
export function readBlockOptions(
  element: Element,
  script: Element | null,
  browserLanguage: string,
): BlockOptions {
  const read = (name: string): string | null =>
    element.getAttribute(name) ??
    element.getAttribute(`data-${name}`) ??
    script?.getAttribute(`data-${name}`) ??
    null;
  const isOn = (name: string): boolean => !["false", null].includes(read(name));
  const matching = (name: string, pattern: RegExp): string | null => {
    const value = read(name)?.trim() ?? "";
    return pattern.test(value) ? value : null;
  };
  const missing: string[] = [];
  const referred = (name: string): readonly string[] =>
    (read(name) ?? "").split(/\s+/).flatMap((reference) => {
      if (reference === "") return [];
      const found = element.ownerDocument.getElementById(reference.replace(/^#/, ""));
      if (found === null) missing.push(reference);
      return found === null ? [] : [textOf(found)];
    });
  const inside = (name: string): readonly string[] =>
    [...element.querySelectorAll(`template[data-${name}]`)].map(textOf);
  const port = Number(matching("port", /^[1-9]\d{0,4}$/) ?? 0);
  const height = matching("height", /^\d+(?:\.\d+)?(?:px|em|rem|vh)?$/);
  const setups = [...referred("setup"), ...inside("setup")];
  const expected = [...referred("expected"), ...inside("expected")];
  return {
    sql: readSource(element),
    name: read("name"),
    port: port >= 1 && port <= 65_535 ? port : null,
    image: matching("image", /^[\w.-]{1,100}$/),
    isReadOnly: isOn("read-only") || isOn("readonly"),
    height: height !== null && /\d$/.test(height) ? `${height}px` : height,
    theme: oneOf(read("theme"), ["light", "dark"]) ?? "auto",
    language: oneOf(read("language"), ["en", "zh"]) ?? languageOf(element, browserLanguage),
    setups,
    isSetupShown: isOn("show-setup"),
    session: oneOf(read("session"), ["separate"]) ?? "shared",
    startsAtOnce: read("start") === "load",
    keepsOffline: isOn("offline"),
    expected: expected.length === 0 ? null : expected.join("\n"),
    missing,
  };
}

function oneOf<T extends string>(value: string | null, choices: readonly T[]): T | null {
  return choices.find((choice) => choice === value) ?? null;
}

function textOf(element: Element): string {
  if (element instanceof HTMLTemplateElement) return dedent(element.content.textContent);
  return dedent(element instanceof HTMLTextAreaElement ? element.value : element.textContent);
}

/** The language of the text around the block, else the browser's. */
function languageOf(element: Element, browserLanguage: string): "en" | "zh" {
  const language = element.closest("[lang]")?.getAttribute("lang") ?? browserLanguage;
  return /^zh\b/i.test(language) ? "zh" : "en";
}
