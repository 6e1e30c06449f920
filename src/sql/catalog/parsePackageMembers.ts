import { oracleDialect } from "../dialect.ts";
import { storedIdentifier } from "../quote.ts";
import { readCodeTokens, significant, type CodeToken } from "../statements/lexing/codeToken.ts";

/** A member that a package's head declares. */
export interface PackageMember {
  readonly kind: "procedure" | "function" | "variable" | "type" | "cursor";
  readonly name: string;
  /** Parameters of a routine in parentheses, as written; empty for other members. */
  readonly signature: string;
  /** The type of a function's result or of a variable; `null` for other members. */
  readonly type: string | null;
  /** Parameters of a routine; empty for other members. */
  readonly parameters: readonly PackageParameter[];
}

export interface PackageParameter {
  readonly name: string;
  /** Mode, type and default, as written. */
  readonly text: string;
}

/** Reads the members from the source of a package's head, which begins after IS or AS. */
export function parsePackageMembers(head: string): readonly PackageMember[] {
  const tokens = significant(readCodeTokens(head, oracleDialect));
  const members: PackageMember[] = [];
  let index = 0;
  while (index < tokens.length) {
    const end = endOfDeclaration(tokens, index);
    const member = readMember(head, tokens.slice(index, end));
    if (member !== null) members.push(member);
    index = end + 1;
  }
  return members;
}

function endOfDeclaration(tokens: readonly CodeToken[], start: number): number {
  const end = tokens.findIndex(({ kind }, index) => index >= start && kind === "semicolon");
  return end < 0 ? tokens.length : end;
}

function readMember(head: string, tokens: readonly CodeToken[]): PackageMember | null {
  const [first, second] = tokens;
  if (first === undefined || second === undefined || first.word === "end") return null;
  const textOf = (from: number, to: number): string => {
    const start = tokens[from]?.start;
    const end = tokens[to]?.end;
    return start === undefined || end === undefined || end < start
      ? ""
      : head.slice(start, end).replaceAll(/\s+/g, " ");
  };
  const last = tokens.length - 1;
  if (first.word === "procedure" || first.word === "function") {
    const close = tokens[2]?.kind === "openParenthesis" ? closing(tokens, 2) : 1;
    const result = tokens.findIndex(({ word }, index) => index > close && word === "return");
    return {
      kind: first.word,
      name: storedName(second),
      signature: `(${textOf(3, close - 1)})`,
      type: first.word === "function" && result > 0 ? textOf(result + 1, last) : null,
      parameters: readParameters(tokens.slice(3, close), textOf, 3),
    };
  }
  if (first.word === "type" || first.word === "subtype" || first.word === "cursor") {
    const kind = first.word === "cursor" ? "cursor" : "type";
    return { kind, name: storedName(second), signature: "", type: null, parameters: [] };
  }
  if (first.word === "pragma" || first.kind !== "word") return null;
  const isConstant = second.word === "constant";
  const assigned = tokens.findIndex(
    ({ text, word }) => text === ":=" || word === "default" || word === "not",
  );
  return {
    kind: "variable",
    name: storedName(first),
    signature: "",
    type: textOf(isConstant ? 2 : 1, assigned < 0 ? last : assigned - 1),
    parameters: [],
  };
}

function readParameters(
  tokens: readonly CodeToken[],
  textOf: (from: number, to: number) => string,
  offset: number,
): readonly PackageParameter[] {
  const parameters: PackageParameter[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index <= tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.kind === "openParenthesis") depth += 1;
    if (token?.kind === "closeParenthesis") depth -= 1;
    if (token !== undefined && (depth > 0 || token.text !== ",")) continue;
    const name = tokens[start];
    if (name !== undefined && start < index) {
      const text = textOf(offset + start + 1, offset + index - 1);
      parameters.push({ name: storedName(name), text });
    }
    start = index + 1;
  }
  return parameters;
}

function closing(tokens: readonly CodeToken[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    const kind = tokens[index]?.kind;
    if (kind === "openParenthesis") depth += 1;
    else if (kind === "closeParenthesis") depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length - 1;
}

function storedName({ text }: CodeToken): string {
  return storedIdentifier(text, oracleDialect);
}
