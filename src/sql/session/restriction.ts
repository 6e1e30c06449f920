import { createMessage } from "../output/createMessage.ts";
import type { Statement } from "../statements/statement.ts";
import { commandsIn } from "./commandsIn.ts";
import { completedOutcome } from "./outcome.ts";
import type { Outcome } from "./sqlSession.ts";

/**
 * psql's restricted mode, kept by the driver: psql itself would refuse the driver's meta-commands too.
 * Every dump since August 2025 begins with `\restrict KEY` and ends with `\unrestrict KEY`.
 *
 * A statement that holds a refused meta-command is not sent at all; psql would drop the command and
 * read on.
 *
 * @see PostgreSQL documentation, psql, "\restrict" and "\unrestrict"
 */
export class Restriction {
  #key: string | null = null;

  /** The outcome of a statement that psql must not get; `null` when psql may have it. */
  answer(statement: Statement): Outcome | null {
    const { kind, text } = statement;
    const name = kind.kind === "backslash" ? kind.name : null;
    if (name === "unrestrict") return this.#unrestrict(keyIn(text));
    if (this.#key !== null) {
      return commandsIn(statement).length > 0 ? failure(restrictedWords) : null;
    }
    return name === "restrict" ? this.#restrict(keyIn(text)) : null;
  }

  /** A new psql is not restricted. */
  forget(): void {
    this.#key = null;
  }

  #restrict(key: string): Outcome {
    if (key === "") return failure("\\restrict: missing required argument");
    this.#key = key;
    return completedOutcome;
  }

  #unrestrict(key: string): Outcome {
    if (key === "") return failure("\\unrestrict: missing required argument");
    if (this.#key === null) return failure("\\unrestrict: not currently in restricted mode");
    if (key !== this.#key) return failure("\\unrestrict: wrong key");
    this.#key = null;
    return completedOutcome;
  }
}

/** What psql says to every other meta-command (command.c, `HandleSlashCmds`). */
export const restrictedWords = "backslash commands are restricted; only \\unrestrict is allowed";

/** Whether a command of this name and text can be kept by the driver: its key is a plain word. */
export function isPlainRestriction({ kind, text }: Statement): boolean {
  return (
    kind.kind === "backslash" &&
    /^(?:un)?restrict$/.test(kind.name) &&
    /^\\(?:un)?restrict(?:\s+[^\s'"`:\\]+)*\s*$/.test(text)
  );
}

/** psql drops semicolons behind an argument. */
function keyIn(text: string): string {
  return (/^\\\S+\s+(\S+)/.exec(text)?.[1] ?? "").replace(/;+$/, "");
}

function failure(message: string): Outcome {
  return { kind: "failed", error: createMessage({ severity: "ERROR", message }) };
}
