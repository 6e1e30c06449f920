import type { Dialect } from "../../dialect.ts";
import type { OutputBlock } from "../../model.ts";
import { quoteLiteral } from "../../quote.ts";
import type { Refusal } from "../../session/contract/sqlSession.ts";
import { Lexer } from "../../statements/lexing/lexer.ts";
import type { SqlPlusCommand } from "../../statements/sqlPlusLines/sqlPlusCommand.ts";
import type { Replacement } from "./substitute.ts";
import { tableBlock } from "../../output/tableBlock.ts";

interface HostVariable {
  /** As written in VARIABLE. */
  readonly type: string;
  readonly value: string | null;
}

export type VariableAnswer =
  | { readonly kind: "said"; readonly blocks: readonly OutputBlock[] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/**
 * The variables of VARIABLE, PRINT and `:name`, for a psql without them. A variable holds a value
 * as text from the server and is inserted into a statement as that text with its type.
 */
export class HostVariables {
  readonly #variables = new Map<string, HostVariable>();

  has(name: string): boolean {
    return this.#variables.has(name);
  }

  assign(name: string, value: string | null): void {
    const variable = this.#variables.get(name);
    if (variable !== undefined) this.#variables.set(name, { ...variable, value });
  }

  /** Returns the positions of declared variables in SQL, outside quotes, with the text for each. */
  find(text: string, dialect: Dialect): readonly Replacement[] {
    if (this.#variables.size === 0) return [];
    const lexer = new Lexer(text, dialect);
    const found: Replacement[] = [];
    for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
      if (kind !== "variable") continue;
      const variable = this.#variables.get(lexer.tokenText().slice(1).toLowerCase());
      if (variable === undefined) continue;
      found.push({ start: lexer.start, end: lexer.end, value: literalOf(variable, dialect) });
    }
    return found;
  }

  obey(command: Extract<SqlPlusCommand, { kind: "variable" | "print" }>): VariableAnswer {
    return command.kind === "print"
      ? this.#print(command.names)
      : this.#declare(command.name, command.type);
  }

  #declare(name: string | null, type: string | null): VariableAnswer {
    if (name !== null && type !== null) {
      this.#variables.set(name, { type, value: null });
      return { kind: "said", blocks: [{ kind: "note", note: { kind: "declared", name, type } }] };
    }
    const shown = [...this.#variables].filter(([each]) => name === null || each === name);
    if (shown.length === 0) return noSuchVariable(name);
    const rows = shown.map(([each, variable]) => [each, variable.type]);
    return { kind: "said", blocks: [tableBlock(["NAME", "TYPE"], rows)] };
  }

  #print(names: readonly string[]): VariableAnswer {
    const shown = names.length === 0 ? [...this.#variables.keys()] : names;
    const missing = shown.find((name) => !this.#variables.has(name));
    if (missing !== undefined) {
      return { kind: "refused", refusal: { kind: "noSuchVariable", name: missing } };
    }
    if (shown.length === 0) return noSuchVariable(null);
    const row = shown.map((name) => this.#variables.get(name)?.value ?? null);
    const header = shown.map((name) => name.toUpperCase());
    return { kind: "said", blocks: [tableBlock(header, [row])] };
  }
}

function noSuchVariable(name: string | null): VariableAnswer {
  return name === null
    ? { kind: "said", blocks: [{ kind: "note", note: { kind: "noVariables" } }] }
    : { kind: "refused", refusal: { kind: "noSuchVariable", name } };
}

function literalOf({ type, value }: HostVariable, dialect: Dialect): string {
  return `(${quoteLiteral(value)}::${serverType(type, dialect)})`;
}

/** Returns the server's type for one of SQL*Plus's few types. */
function serverType(type: string, { name }: Dialect): string {
  if (/^number\b/.test(type)) return name === "oracle" ? "number" : "numeric";
  if (/^binary_(?:float|double)\b/.test(type)) return "double precision";
  return "text";
}
