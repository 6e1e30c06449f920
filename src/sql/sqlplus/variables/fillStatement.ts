import type { Dialect } from "../../dialect.ts";
import type { OutputBlock, ServerMessage } from "../../model.ts";
import type { Refusal } from "../../session/contract/sqlSession.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import type { Statement } from "../../statements/statement.ts";
import type { HostVariables } from "./hostVariables.ts";
import {
  findReferences,
  type Replacement,
  replaceRanges,
  type SubstitutedText,
  substitute,
} from "./substitute.ts";

export type FilledStatement =
  | {
      readonly kind: "filled";
      /** The statement to send. */
      readonly statement: Statement;
      /** Values of `&&` variables, which are kept. */
      readonly kept: readonly (readonly [string, string])[];
      /** Maps positions in the sent statement to the statement as written. */
      readonly mapBlock: (block: OutputBlock) => OutputBlock;
      readonly mapMessage: (message: ServerMessage) => ServerMessage;
    }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Inserts the values of `&` variables and of the driver's host variables into a statement. */
export function fillStatement(
  statement: Statement,
  dialect: Dialect,
  variables: HostVariables,
): FilledStatement {
  const substitution = statement.script?.substitution;
  const references =
    substitution === undefined
      ? []
      : findReferences(statement.text, dialect, substitution.character);
  const kept = references.flatMap(({ name, isKept }) => {
    const value = isKept ? substitution?.values.get(name) : undefined;
    return value === undefined ? [] : [[name, value] as const];
  });
  const values = substitution?.values ?? new Map<string, string>();
  const first = substitute(statement.text, references, values);
  const isSql = statement.kind.kind === "sql";
  const places = isSql ? variables.find(first.text, dialect) : [];
  // A torn unit is refused for its own reason.
  const isUnit = statement.torn !== undefined;
  const target = isUnit ? undefined : places.find((place) => isTarget(first.text, place));
  if (target !== undefined) {
    const command = first.text.slice(target.start, target.end);
    return { kind: "refused", refusal: { kind: "sqlPlus", command, reason: "hostAssignment" } };
  }
  const second = isSql ? replaceRanges(first.text, places) : null;
  if (first.text === statement.text && (second === null || second.text === first.text)) {
    return { kind: "filled", statement, kept, mapBlock: same, mapMessage: same };
  }
  const parts = splitStatements(second?.text ?? first.text, dialect);
  const [sent] = parts;
  if (sent === undefined || parts.length > 1 || sent.kind.kind !== statement.kind.kind) {
    return { kind: "refused", refusal: { kind: "splitByValue" } };
  }
  const mapMessage = relocate(first, second, sent.textRange.start);
  return {
    kind: "filled",
    statement: sent,
    kept,
    mapMessage,
    mapBlock: (block) =>
      block.kind === "message" ? { ...block, message: mapMessage(block.message) } : block,
  };
}

/** Whether a variable is assigned here, which the server cannot do, as it does not have it. */
function isTarget(text: string, { start, end }: Replacement): boolean {
  return /^\s*:=/.test(text.slice(end)) || /\binto\s+$/i.test(text.slice(0, start));
}

function relocate(
  first: SubstitutedText,
  second: SubstitutedText | null,
  start: number,
): (message: ServerMessage) => ServerMessage {
  return (message) => {
    if (message.position === null) return message;
    const offset = message.position + start;
    return { ...message, position: first.writtenOffset(second?.writtenOffset(offset) ?? offset) };
  };
}

function same<T>(value: T): T {
  return value;
}
