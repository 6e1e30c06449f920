import type { OutputBlock } from "../model.ts";
import { beginsBlock } from "./tables/beginsBlock.ts";
import { isCommandTag, isSetOffTag } from "./messages/isCommandTag.ts";
import {
  beginsNotification,
  endsNotification,
  parseNotification,
} from "./messages/parseNotification.ts";
import {
  beginsMessage,
  endsVerboseMessage,
  looksVerbose,
  parseServerMessage,
  type MessageSource,
} from "./messages/parseServerMessage.ts";

/** A block whose end has not been read yet. */
type Pending =
  /** Ends where another block begins: a message in psql's default verbosity. */
  | { readonly kind: "open"; readonly lines: string[] }
  /** Ends at a specific last line; the lines before it are not examined. */
  | {
      readonly kind: "closed";
      readonly lines: string[];
      readonly isLast: (line: string) => boolean;
    };

/** Reads the output outside tables: messages, command tags, notifications and plain text. */
export class PlainOutputReader {
  readonly #source: MessageSource;
  readonly #emit: (block: OutputBlock) => void;
  /** Consecutive lines of text; they become one block. */
  #text: string[] = [];
  #pending: Pending | null = null;
  #mayWait = true;
  #isBehindSetOffTag = false;

  constructor(source: MessageSource, emit: (block: OutputBlock) => void) {
    this.#source = source;
    this.#emit = emit;
  }

  /** The next line belongs to the current block, whatever it contains. */
  get isWaiting(): boolean {
    return this.#pending?.kind === "closed";
  }

  readLine(line: string): void {
    const pending = this.#pending;
    if (pending?.kind === "closed") {
      pending.lines.push(line);
      if (pending.isLast(line)) this.flush();
    } else if (pending !== null && !beginsBlock(line)) {
      pending.lines.push(line);
    } else {
      if (pending !== null) this.flush();
      this.#beginBlock(line);
    }
  }

  /** Adds a line as text, whatever it contains. */
  addText(line: string): void {
    if (this.#pending !== null) this.flush();
    this.#text.push(line);
  }

  /** Emits what has been read so far, because something that is not plain begins. */
  flush(): void {
    const pending = this.#pending;
    this.#pending = null;
    if (this.#text.length > 0) this.#emit({ kind: "text", text: this.#text.join("\n") });
    this.#text = [];
    if (pending !== null) this.#emit(parsePending(pending.lines, this.#source));
  }

  /** Removes and returns the last line of text if it is the title of the table that begins. */
  takeTitle(isTitle: (line: string) => boolean): string | null {
    const line = this.#pending === null ? this.#text.at(-1) : undefined;
    if (line === undefined || !isTitle(line)) return null;
    this.#text.pop();
    return line;
  }

  /**
   * Ends the output. A block that still waits for its last line was misread: returns its lines, to
   * be read again; no block waits for a last line from now on.
   */
  stopWaiting(): readonly string[] {
    this.#mayWait = false;
    if (!this.isWaiting) return [];
    const lines = this.#pending?.lines ?? [];
    this.#pending = null;
    return lines;
  }

  #beginBlock(line: string): void {
    const isBehindTag = this.#isBehindSetOffTag;
    this.#isBehindSetOffTag = isSetOffTag(line);
    if (isBehindTag && line === "") return;
    if (this.#isBehindSetOffTag && this.#text.at(-1) === "") this.#text.pop();
    const pending = this.#classify(line);
    if (pending === null) {
      this.#text.push(line);
      return;
    }
    this.flush();
    if (pending === "tag") this.#emit({ kind: "tag", tag: line });
    else this.#pending = pending;
    if (this.#pending?.kind === "closed" && this.#pending.isLast(line)) this.flush();
  }

  #classify(line: string): Pending | "tag" | null {
    const lines = [line];
    if (isCommandTag(line)) return "tag";
    if (beginsMessage(line)) {
      return this.#mayWait && looksVerbose(line)
        ? { kind: "closed", lines, isLast: endsVerboseMessage }
        : { kind: "open", lines };
    }
    if (beginsNotification(line) && (this.#mayWait || endsNotification(line))) {
      return { kind: "closed", lines, isLast: endsNotification };
    }
    return null;
  }
}

function parsePending(lines: readonly string[], source: MessageSource): OutputBlock {
  const message = parseServerMessage(lines, source);
  if (message !== null) return { kind: "message", message };
  const text = lines.join("\n");
  const notification = parseNotification(text);
  return notification === null ? { kind: "text", text } : { kind: "notification", notification };
}
