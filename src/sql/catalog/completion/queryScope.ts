import { nameOfItem } from "./nameOfItem.ts";
import {
  allColumns,
  type DerivedColumn,
  namedColumn,
  type NamedRelation,
  renameColumns,
} from "./namedRelation.ts";
import { isName, type NameToken, storedName } from "./nameToken.ts";
import { clauseWords, listEnds, selectListEnds, setOperators, verbs } from "./queryWords.ts";
import { isQuery, startsRelation } from "./relationWord.ts";
import { TokenTree } from "./tokenTree.ts";

/** Relations that names at a position of a statement can refer to. */
export interface QueryScope {
  /** Relations of the query around the position first, then those of the enclosing queries. */
  readonly relations: readonly NamedRelation[];
  /** WITH queries that FROM can name in addition to the catalogue's relations. */
  readonly withQueries: readonly NamedRelation[];
}

/** Reads the relations around a position; accepts any text. */
export function readQueryScope(tokens: readonly NameToken[], offset: number): QueryScope {
  return new ScopeReader(tokens).around(offset);
}

/** Returns the columns of a query's result, as far as its text shows them. */
export function columnsOfQuery(tokens: readonly NameToken[]): readonly DerivedColumn[] {
  return new ScopeReader(tokens).columns(0, tokens.length, new Map(), 0);
}

/** WITH queries by name. */
type WithQueries = ReadonlyMap<string, NamedRelation>;

// Limit of nesting; deeper queries are not read.
const deepest = 24;

class ScopeReader {
  readonly #tree: TokenTree;
  /** Offset of the position; a subquery around it is not a relation that can be named there. */
  #offset = -1;

  constructor(tokens: readonly NameToken[]) {
    this.#tree = new TokenTree(tokens);
  }

  around(offset: number): QueryScope {
    const { tokens } = this.#tree;
    this.#offset = offset;
    const levels: (readonly NamedRelation[])[] = [];
    let withQueries: WithQueries = new Map();
    let range: readonly [number, number] | null = [0, tokens.length];
    while (range !== null && levels.length < deepest) {
      const [start, end]: readonly [number, number] = range;
      withQueries = this.#readWith(start, end, withQueries, 0);
      levels.unshift(this.#readFrom(...this.#armAround(start, end, offset), withQueries, false, 0));
      range = this.#groupAround(start, end);
    }
    return { relations: levels.flat(), withQueries: [...withQueries.values()] };
  }

  columns(start: number, end: number, outer: WithQueries, depth: number): readonly DerivedColumn[] {
    if (depth > deepest || start >= end) return [];
    const tree = this.#tree;
    if (tree.isOpen(start)) {
      return this.columns(start + 1, tree.closeOf(start), outer, depth + 1);
    }
    const withQueries = this.#readWith(start, end, outer, depth + 1);
    const verb = [...tree.flat(start, end)].find((index) => verbs.has(tree.word(index)));
    if (verb === undefined) return [];
    const [, armEnd] = this.#armAround(verb, end, null);
    const relations = this.#readFrom(verb, armEnd, withQueries, false, depth + 1);
    switch (tree.word(verb)) {
      case "select":
        return this.#readList(verb + 1, armEnd, relations, depth);
      case "values": {
        const count = tree.isOpen(verb + 1)
          ? tree.items(verb + 2, tree.closeOf(verb + 1)).length
          : 0;
        return Array.from({ length: count }, (_, index) => namedColumn(`column${index + 1}`));
      }
      case "table": {
        const item = this.#readItem(verb + 1, armEnd, withQueries, false, depth + 1);
        return (item?.relations ?? []).map((relation) => ({ kind: "all", relation }));
      }
      default: {
        const returning = [...tree.flat(verb, end)].find((at) => tree.word(at) === "returning");
        return returning === undefined ? [] : this.#readList(returning + 1, end, relations, depth);
      }
    }
  }

  /** Returns the part between set operators that contains the offset; the first part if `null`. */
  #armAround(start: number, end: number, offset: number | null): readonly [number, number] {
    const tree = this.#tree;
    let from = start;
    for (const index of tree.flat(start, end)) {
      if (!setOperators.has(tree.word(index))) continue;
      if (offset === null || offset <= (tree.tokens[index]?.start ?? 0)) return [from, index];
      from = index + 1;
    }
    return [from, end];
  }

  /** Returns the content of the range's parentheses that contain the offset. */
  #groupAround(start: number, end: number): readonly [number, number] | null {
    const tree = this.#tree;
    for (const index of tree.flat(start, end)) {
      if (tree.isOpen(index) && this.#isAround(index)) return [index + 1, tree.closeOf(index)];
    }
    return null;
  }

  /** Whether the parentheses that open at an index contain the position. */
  #isAround(open: number): boolean {
    const { tokens } = this.#tree;
    const close = tokens[this.#tree.closeOf(open)]?.start ?? Infinity;
    return (tokens[open]?.end ?? 0) <= this.#offset && this.#offset <= close;
  }

  /** Returns the WITH queries of a level and those around it. */
  #readWith(start: number, end: number, outer: WithQueries, depth: number): WithQueries {
    const tree = this.#tree;
    const found = new Map(outer);
    for (const index of tree.flat(start, end)) {
      if (tree.word(index) !== "with") continue;
      const isRecursive = tree.word(index + 1) === "recursive";
      let at = isRecursive ? index + 2 : index + 1;
      for (;;) {
        const token = tree.tokens[at];
        if (token === undefined || at >= end || !isName(token)) break;
        const listed = this.#readColumnList(at + 1);
        at = tree.isOpen(at + 1) ? tree.next(at + 1) : at + 1;
        if (tree.word(at) !== "as") break;
        at += 1;
        while (["not", "materialized"].includes(tree.word(at))) at += 1;
        if (!tree.isOpen(at) || (this.#isAround(at) && !isRecursive)) break;
        const columns = renameColumns(
          this.columns(at + 1, tree.closeOf(at), found, depth + 1),
          listed,
        );
        const name = storedName(token);
        found.set(name, { schema: null, name, alias: null, columns });
        at = tree.next(at);
        if (!tree.is(at, ",")) break;
        at += 1;
      }
    }
    return found;
  }

  /** Returns the relations of a range; `isList`: the range begins with a relation. */
  #readFrom(
    start: number,
    end: number,
    withQueries: WithQueries,
    isList: boolean,
    depth: number,
  ): readonly NamedRelation[] {
    const tree = this.#tree;
    const relations: NamedRelation[] = [];
    let isInList = isList;
    let expects = isList;
    let isTarget = false;
    for (let index = start; index < end;) {
      const word = tree.word(index);
      if (expects && (word === "only" || word === "lateral")) {
        index += 1;
        continue;
      }
      const item = expects ? this.#readItem(index, end, withQueries, isTarget, depth) : null;
      expects = false;
      if (item !== null) {
        relations.push(...item.relations);
        index = item.next;
        continue;
      }
      if (startsRelation(tree, index)) {
        expects = true;
        isTarget = word === "into" || word === "update";
        isInList ||= !isTarget;
      } else if (isInList && tree.is(index, ",")) {
        expects = true;
        isTarget = false;
      } else if (listEnds.has(word)) isInList = false;
      index = tree.next(index);
    }
    return relations;
  }

  /** Reads one relation of FROM; `isTarget`: a written relation, whose parentheses hold columns. */
  #readItem(
    start: number,
    end: number,
    withQueries: WithQueries,
    isTarget: boolean,
    depth: number,
  ): { readonly relations: readonly NamedRelation[]; readonly next: number } | null {
    const tree = this.#tree;
    if (depth > deepest) return null;
    if (tree.isOpen(start)) {
      const close = Math.min(tree.closeOf(start), end);
      const after = this.#readAlias(close + 1, false);
      const { alias, listed, next } = after;
      if (!isQuery(tree, start + 1)) {
        const relations = this.#readFrom(start + 1, close, withQueries, true, depth + 1);
        return { relations, next };
      }
      if (this.#isAround(start)) return { relations: [], next };
      const columns = renameColumns(this.columns(start + 1, close, withQueries, depth + 1), listed);
      return { relations: [{ schema: null, name: alias ?? "", alias: null, columns }], next };
    }
    const names: string[] = [];
    let index = start;
    for (;;) {
      const token = tree.tokens[index];
      const isFirst = names.length === 0;
      if (token === undefined || index >= end || !isName(token)) return null;
      if (isFirst && clauseWords.has(tree.word(index))) return null;
      names.push(storedName(token));
      index += 1;
      if (!tree.is(index, ".")) break;
      index += 1;
    }
    const [name = "", schema = null] = names.toReversed();
    if (tree.isOpen(index) && !isTarget) {
      // A function: the catalogue has no relation of this name for its result.
      index = tree.next(index);
      if (tree.word(index) === "with") index += 2;
      const { alias, listed, next } = this.#readAlias(index, false);
      const columns = listed.map((each) => namedColumn(each));
      const relation = { schema: null, name: alias ?? name, alias: null, columns };
      return { relations: listed.length === 0 ? [] : [relation], next };
    }
    if (tree.is(index, "*")) index += 1;
    const { alias, listed, next } = this.#readAlias(index, isTarget);
    const query = schema === null && !isTarget ? withQueries.get(name) : undefined;
    const columns =
      query?.columns ?? (listed.length === 0 ? null : [allColumns({ schema, name, alias: null })]);
    const relation = {
      schema,
      name,
      alias,
      ...(columns && { columns: renameColumns(columns, listed) }),
    };
    return { relations: [relation], next };
  }

  #readAlias(
    start: number,
    isTarget: boolean,
  ): { readonly alias: string | null; readonly listed: readonly string[]; readonly next: number } {
    const tree = this.#tree;
    const at = tree.word(start) === "as" ? start + 1 : start;
    const token = tree.tokens[at];
    const hasAlias = token !== undefined && isName(token) && !clauseWords.has(tree.word(at));
    const next = hasAlias ? at + 1 : at;
    const alias = hasAlias ? storedName(token) : null;
    if (isTarget || !tree.isOpen(next) || (alias === null && at === start)) {
      return { alias, listed: [], next };
    }
    return { alias, listed: this.#readColumnList(next), next: tree.next(next) };
  }

  /** Returns the first name of each item in parentheses: `(a, b)`, `(a integer, b text)`. */
  #readColumnList(open: number): readonly string[] {
    const tree = this.#tree;
    if (!tree.isOpen(open)) return [];
    return tree.items(open + 1, tree.closeOf(open)).flatMap(([start]) => {
      const token = tree.tokens[start];
      return token !== undefined && isName(token) ? [storedName(token)] : [];
    });
  }

  #readList(
    start: number,
    end: number,
    relations: readonly NamedRelation[],
    depth: number,
  ): readonly DerivedColumn[] {
    const tree = this.#tree;
    let from = start;
    if (tree.word(from) === "all") from += 1;
    if (tree.word(from) === "distinct") {
      from += 1;
      if (tree.word(from) === "on" && tree.isOpen(from + 1)) from = tree.next(from + 1);
    }
    const listEnd = [...tree.flat(from, end)].find((at) => selectListEnds.has(tree.word(at)));
    return tree.items(from, listEnd ?? end).flatMap(([itemStart, itemEnd]) => {
      const item = nameOfItem(tree, itemStart, itemEnd);
      switch (item.kind) {
        case "named":
          return [namedColumn(item.name)];
        case "all":
          return relations
            .filter(({ name, alias }) => item.of === null || (alias ?? name) === item.of)
            .map(allColumns);
        case "query": {
          const [first] = this.columns(item.start, item.end, new Map(), depth + 1);
          return first === undefined ? [] : [first];
        }
        case "unknown":
          return [];
      }
    });
  }
}
