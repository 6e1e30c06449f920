import { type BodySegment, cutBody, wordOf } from "./bodySegment.ts";
import type { NamedRelation } from "./namedRelation.ts";
import { isName, type NameToken, storedName } from "./nameToken.ts";
import { columnsOfQuery } from "./queryScope.ts";
import { TokenTree } from "./tokenTree.ts";

/** A parameter or a variable of a routine. */
export interface RoutineVariable {
  readonly name: string;
  /** As written; empty if the text does not give it. */
  readonly type: string;
  /** The fields of a record, if known. */
  readonly record: NamedRelation | null;
}

/** A position in a routine's body. */
export interface BodyPlace {
  /** The statement around the position. */
  readonly statement: BodySegment;
  readonly variables: readonly RoutineVariable[];
}

interface Frame {
  readonly kept: number;
  readonly wasDeclaring: boolean;
  hasBegun: boolean;
}

/** Finds the statement of a body around a position and the variables declared before it. */
export function readBodyPlace(
  tokens: readonly NameToken[],
  offset: number,
  parameters: readonly RoutineVariable[] = [],
): BodyPlace {
  let variables = [...parameters];
  let isDeclaring = false;
  const frames: Frame[] = [];
  const open = (hasBegun: boolean): void => {
    frames.push({ kept: variables.length, wasDeclaring: isDeclaring, hasBegun });
  };
  for (const segment of cutBody(tokens)) {
    const last = segment.at(-1);
    if (last === undefined || last.end > offset || !endsSegment(last)) {
      return { statement: segment, variables };
    }
    const first = wordOf(segment[0]);
    const end = wordOf(last);
    if (headers.has(first)) {
      if (end !== "is" && end !== "as" && end !== "begin" && end !== "declare") continue;
      open(end === "begin");
      variables.push(...readParameters(segment));
      isDeclaring = end !== "begin";
    } else if (end === "declare") {
      open(false);
      isDeclaring = true;
    } else if (end === "begin") {
      const frame = frames.at(-1);
      if (frame === undefined || frame.hasBegun) open(true);
      else frame.hasBegun = true;
      isDeclaring = false;
    } else if (first === "end") {
      if (inner.has(wordOf(segment[1])) || end === "loop") continue;
      const frame = frames.pop();
      variables = variables.slice(0, frame?.kept ?? parameters.length);
      isDeclaring = frame?.wasDeclaring ?? false;
    } else if (isDeclaring) variables.push(...readDeclaration(segment, variables));
    else variables.push(...readLoop(segment, variables));
  }
  return { statement: [], variables };
}

const headers: ReadonlySet<string> = new Set(["create", "procedure", "function"]);
/** Words after END that do not end a block. */
const inner: ReadonlySet<string> = new Set(["if", "loop", "case"]);

function endsSegment(token: NameToken): boolean {
  return token.kind === "semicolon" || endWords.has(wordOf(token));
}

const endWords: ReadonlySet<string> = new Set(
  "begin declare then else loop is as exception".split(" "),
);

/** Returns the parameters in a routine's head and the columns of RETURNS TABLE. */
export function readParameters(head: readonly NameToken[]): readonly RoutineVariable[] {
  const tree = new TokenTree(head);
  const flat = [...tree.flat(0, head.length)];
  const lists: number[] = [];
  for (const index of flat) {
    if (!tree.isOpen(index)) continue;
    const before = tree.tokens[index - 1];
    const isReturned = tree.word(index - 1) === "table" && tree.word(index - 2) === "returns";
    if (isReturned || (lists.length === 0 && before !== undefined && isName(before))) {
      lists.push(index);
    }
  }
  return lists.flatMap((open) =>
    tree
      .items(open + 1, tree.closeOf(open))
      .flatMap(([start, end]) => readParameter(head.slice(start, end))),
  );
}

const modes: ReadonlySet<string> = new Set(["in", "out", "inout", "variadic", "nocopy"]);
const typesOfWords =
  /^(?:double precision|(?:character|bit|char) varying|(?:timestamp|time) with)/i;

function readParameter(tokens: readonly NameToken[]): readonly RoutineVariable[] {
  const name = tokens.findIndex((token) => !modes.has(wordOf(token)));
  const token = tokens[name];
  if (token === undefined || !isName(token)) return [];
  const rest = tokens.slice(name + 1).filter((each) => !modes.has(wordOf(each)));
  const isType = typesOfWords.test([token, ...rest].map(({ text }) => text).join(" "));
  const [first] = rest;
  // A parameter may consist of a type only.
  if (isType || first === undefined || !isName(first)) return [];
  return [variable(token, rest)];
}

function variable(name: NameToken, type: readonly NameToken[]): RoutineVariable {
  const end = type.findIndex((token) => isTypeEnd(token));
  const written = end < 0 ? type : type.slice(0, end);
  return { name: storedName(name), type: writeType(written), record: rowOf(written) };
}

function isTypeEnd(token: NameToken): boolean {
  return [":=", "=", ";"].includes(token.text) || ["default", "not"].includes(wordOf(token));
}

function writeType(tokens: readonly NameToken[]): string {
  return tokens
    .map(({ text }) => text)
    .join(" ")
    .replaceAll(/ ?([.%(,[\])]) ?/g, "$1")
    .toLowerCase();
}

/** `emp%rowtype`: the fields are the columns of a relation. */
function rowOf(type: readonly NameToken[]): NamedRelation | null {
  const at = type.findIndex((token) => token.text === "%");
  const name = type[at - 1];
  if (at < 1 || wordOf(type[at + 1]) !== "rowtype" || name === undefined || !isName(name)) {
    return null;
  }
  const schema = type[at - 2]?.text === "." ? type[at - 3] : undefined;
  const isQualified = schema !== undefined && isName(schema);
  return { schema: isQualified ? storedName(schema) : null, name: storedName(name), alias: null };
}

const undeclaring: ReadonlySet<string> = new Set(["type", "subtype", "pragma"]);

function readDeclaration(
  segment: BodySegment,
  known: readonly RoutineVariable[],
): readonly RoutineVariable[] {
  const [first, second, ...rest] = segment;
  if (first === undefined || second === undefined || !isName(first)) return [];
  if (undeclaring.has(wordOf(first)) && isName(second) && rest.length > 0) return [];
  if (wordOf(first) === "cursor" && isName(second)) return [cursor(second, rest)];
  if (wordOf(second) === "cursor") return [cursor(first, rest)];
  const type = wordOf(second) === "constant" ? rest : [second, ...rest];
  const declared = variable(first, type);
  // `r c%rowtype` of a cursor.
  const source = known.find(({ name }) => name === declared.record?.name);
  return [source?.record == null ? declared : { ...declared, record: source.record }];
}

function cursor(name: NameToken, rest: readonly NameToken[]): RoutineVariable {
  const at = rest.findIndex((token) => queryStarts.has(wordOf(token)));
  const record = at < 0 ? null : recordOf(name, rest.slice(at));
  return { name: storedName(name), type: "cursor", record };
}

const queryStarts: ReadonlySet<string> = new Set(["select", "with", "values"]);

function recordOf(name: NameToken, query: readonly NameToken[]): NamedRelation {
  const isEnd = ({ kind }: NameToken): boolean => kind === "semicolon";
  const columns = columnsOfQuery(query.filter((token) => !isEnd(token)));
  return { schema: null, name: storedName(name), alias: null, columns };
}

/** `for r in select ... loop`: the variable of the loop. */
function readLoop(
  segment: BodySegment,
  known: readonly RoutineVariable[],
): readonly RoutineVariable[] {
  const at = segment.findIndex((token) => wordOf(token) === "for");
  const name = segment[at + 1];
  const isLoop = wordOf(segment.at(-1)) === "loop" && wordOf(segment[at + 2]) === "in";
  if (at < 0 || !isLoop || name === undefined || !isName(name)) return [];
  const source = segment.slice(at + 3, -1);
  const [first, second] = source;
  if (queryStarts.has(wordOf(first)) || (first?.text === "(" && queryStarts.has(wordOf(second)))) {
    return [{ name: storedName(name), type: "record", record: recordOf(name, source) }];
  }
  const of =
    first === undefined ? undefined : known.find((each) => each.name === storedName(first));
  return of?.type === "cursor"
    ? [{ name: storedName(name), type: "record", record: of.record }]
    : [{ name: storedName(name), type: "integer", record: null }];
}
