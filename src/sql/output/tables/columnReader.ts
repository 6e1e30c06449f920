import type { Alignment, Cell } from "../../model.ts";
import { countLeadingBlanks, trimEndBlanks } from "./blanks.ts";

/**
 * Reads the cells of one column and finds out, as they come, to which side psql aligned it.
 *
 * The side shows in the padding only. psql aligns numbers to the right and all else to the left, so:
 * blanks after a text, a text that is no number or one of several lines mean left; blanks before
 * numbers only mean right; a padded NULL marker settles it. A column without any padding counts as
 * left, where nothing can be lost by it.
 *
 * @see psql, `column_type_alignment` in `src/fe_utils/print.c`
 */
export class ColumnReader {
  readonly #nullMarker: string;
  #side: "unknown" | "left" | "likelyRight" | "right";
  #isMistaken = false;

  /** @param known The side, where it has been found out before. */
  constructor(nullMarker: string, known: Alignment | null) {
    this.#nullMarker = nullMarker;
    this.#side = known ?? "unknown";
  }

  get alignment(): Alignment {
    return this.#side === "right" || this.#side === "likelyRight" ? "right" : "left";
  }

  /** Cells of a column that turned out to be left lost the blanks they begin with: read it again. */
  get isMistaken(): boolean {
    return this.#isMistaken;
  }

  /** The value of a cell of one line; `part` is the whole width of the column. */
  readCell(part: string): Cell {
    const text = trimEndBlanks(part);
    if (text === "") return "";
    const leading = countLeadingBlanks(text);
    if (text.length - leading === this.#nullMarker.length && text.endsWith(this.#nullMarker)) {
      this.#settleByNull(leading > 0, text.length < part.length);
      return null;
    }
    if (this.#side === "left") return text;
    const content = leading === 0 ? text : text.slice(leading);
    if (this.#side === "right") return content;
    if (text.length < part.length || !numberPattern.test(content)) {
      this.#settleLeft();
      return text;
    }
    if (leading > 0) this.#side = "likelyRight";
    return content;
  }

  /** The value of a cell from the lines it takes. No number takes more than one. */
  readLines(parts: readonly string[]): Cell {
    const [part = "", ...others] = parts;
    if (others.length === 0) return this.readCell(part);
    if (this.#side !== "right") this.#settleLeft();
    return parts.map(trimEndBlanks).join("\n");
  }

  #settleByNull(isPaddedBefore: boolean, isPaddedAfter: boolean): void {
    if (this.#side === "left" || this.#side === "right") return;
    if (isPaddedBefore) this.#side = "right";
    else if (isPaddedAfter) this.#settleLeft();
  }

  #settleLeft(): void {
    if (this.#side === "likelyRight") this.#isMistaken = true;
    this.#side = "left";
  }
}

/** Whatever the types that psql aligns to the right print: integers, floats, numeric, oid, money. */
const numberPattern = /^-?(?:\p{Sc}? ?\d[\d.,]*(?:e[+-]?\d+)?|\.\d+|nan|inf|infinity)$/iu;
