import type { Alignment, Cell } from "../../model.ts";
import { countLeadingBlanks, trimEndBlanks } from "./blanks.ts";

/**
 * Reads the cells of one column and infers from them to which side psql aligned it.
 *
 * Only the padding shows the side. psql aligns numbers to the right and everything else to the
 * left, so: blanks after a text, a text that is not a number, or a text of several lines mean left;
 * blanks before numbers only mean right; a padded NULL marker is conclusive. A column without any
 * padding counts as left, which loses nothing.
 *
 * @see psql, `column_type_alignment` in `src/fe_utils/print.c`
 */
export class ColumnReader {
  readonly #nullMarker: string;
  #side: "unknown" | "left" | "likelyRight" | "right";
  #isMistaken = false;

  /** @param known The side if already known. */
  constructor(nullMarker: string, known: Alignment | null) {
    this.#nullMarker = nullMarker;
    this.#side = known ?? "unknown";
  }

  get alignment(): Alignment {
    return this.#side === "right" || this.#side === "likelyRight" ? "right" : "left";
  }

  /**
   * The column proved to be left-aligned after its cells had lost leading blanks: read it again.
   */
  get isMistaken(): boolean {
    return this.#isMistaken;
  }

  /** Returns the value of a one-line cell; `part` has the full width of the column. */
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

  /** Returns the value of a cell from its lines. A number never takes more than one. */
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

/** Output of the types that psql aligns to the right: integers, floats, numeric, oid, money. */
const numberPattern = /^-?(?:\p{Sc}? ?\d[\d.,]*(?:e[+-]?\d+)?|\.\d+|nan|inf|infinity)$/iu;
