/** A value of PostgreSQL's node text: a node with fields, a list, or a word. */
export type NodeValue =
  | {
      readonly kind: "node";
      readonly name: string;
      readonly fields: ReadonlyMap<string, NodeValue>;
    }
  | { readonly kind: "list"; readonly items: readonly NodeValue[] }
  | { readonly kind: "word"; readonly text: string };

interface Reading {
  readonly value: NodeValue;
  readonly next: number;
}

/**
 * Reads the text form of a parse tree (type `pg_node_tree`; PostgreSQL source,
 * `src/backend/nodes/outfuncs.c` and `read.c`); `null` if it is cut or not in that form. A field
 * with several words, such as a constant's bytes, keeps only the first.
 */
export function parseNodeTree(text: string): NodeValue | null {
  const tokens = cutTokens(text);
  return readValue(tokens, 0)?.value ?? null;
}

/** Brackets and words; a backslash protects the character after it. */
function cutTokens(text: string): readonly string[] {
  return text.match(/[(){}]|(?:\\[^]|[^\s(){}\\])+/g) ?? [];
}

function readValue(tokens: readonly string[], at: number): Reading | null {
  const token = tokens[at];
  if (token === undefined || token === ")" || token === "}") return null;
  if (token === "{") return readNode(tokens, at + 1);
  if (token === "(") return readList(tokens, at + 1);
  return { value: { kind: "word", text: token.replaceAll(/\\([^])/g, "$1") }, next: at + 1 };
}

function readNode(tokens: readonly string[], start: number): Reading | null {
  const fields = new Map<string, NodeValue>();
  let at = start + 1;
  let field: string | null = null;
  while (at < tokens.length && tokens[at] !== "}") {
    const token = tokens[at] ?? "";
    if (token.startsWith(":")) {
      field = token.slice(1);
      at += 1;
      continue;
    }
    const reading = readValue(tokens, at);
    if (reading === null) return null;
    if (field !== null && !fields.has(field)) fields.set(field, reading.value);
    at = reading.next;
  }
  if (at >= tokens.length) return null;
  return { value: { kind: "node", name: tokens[start] ?? "", fields }, next: at + 1 };
}

function readList(tokens: readonly string[], start: number): Reading | null {
  const items: NodeValue[] = [];
  let at = start;
  while (at < tokens.length && tokens[at] !== ")") {
    const reading = readValue(tokens, at);
    if (reading === null) return null;
    items.push(reading.value);
    at = reading.next;
  }
  return at < tokens.length ? { value: { kind: "list", items }, next: at + 1 } : null;
}
