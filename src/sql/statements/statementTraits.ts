import type { Dialect } from "../dialect.ts";
import { readMetaCommand } from "./metaCommand.ts";
import { Lexer } from "./lexing/lexer.ts";
import { StatementProgress } from "./statementProgress.ts";

export type TransactionControl = "begin" | "commit" | "rollback" | "savepoint" | "prepare";

/** The reason to take a checkpoint before the statement runs. */
export type Danger = "drop" | "truncate" | "alter" | "updateWithoutWhere" | "deleteWithoutWhere";

export interface StatementTraits {
  /** Creates, changes or drops an object of the schema. */
  readonly definesObjects: boolean;
  readonly transactionControl: TransactionControl | null;
  readonly danger: Danger | null;
}

/**
 * Reads the traits of a statement from its words. Of several statements in one text (`\;`, an `\if`
 * block) the first danger and the last transaction control count. The body of a created routine
 * does not count, as it does not run; what DO, CALL and functions run is not examined.
 */
export function statementTraits(text: string, dialect: Dialect): StatementTraits {
  const lexer = new Lexer(text, dialect);
  const reader = new TraitsReader(dialect);
  while (lexer.next() !== "end") reader.add(lexer);
  return reader.finish();
}

/** One statement, or one in its parentheses or block, with the words at its own level. */
interface Clause {
  /** The word for the action: after WITH or EXPLAIN not the first one. */
  verb: string;
  /** The word after the verb. */
  object: string;
  readonly words: Set<string>;
}

const verbsBehindPrefix = new Set(["select", "insert", "update", "delete", "merge", "values"]);
const definingVerbs = new Set(["create", "alter", "drop", "comment", "import"]);

/** Words of a PL/iSQL block after which a statement begins. */
const blockWords = new Set(["begin", "declare", "then", "else", "loop"]);

const transactionVerbs: ReadonlyMap<string, TransactionControl> = new Map([
  ["begin", "begin"],
  ["start", "begin"],
  ["commit", "commit"],
  ["end", "commit"],
  ["rollback", "rollback"],
  ["abort", "rollback"],
  ["savepoint", "savepoint"],
  ["release", "savepoint"],
]);

class TraitsReader {
  readonly #dialect: Dialect;
  #progress: StatementProgress;
  #clauses: Clause[] = [];
  #clause: Clause = newClause();
  #explained: "no" | "planned" | "run" = "no";
  #isCreated = false;
  #definesObjects = false;
  #transactionControl: TransactionControl | null = null;
  #danger: Danger | null = null;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
    this.#progress = new StatementProgress(dialect);
  }

  add(lexer: Lexer): void {
    const { kind } = lexer;
    if (kind === "blank" || kind === "lineComment" || kind === "comment") return;
    if (kind === "backslash") {
      this.#skipCommand(lexer);
      return;
    }
    this.#progress.add(lexer);
    if (kind === "word") this.#addWord(lexer.tokenText().toLowerCase());
    else if (kind === "openParenthesis") this.#openClause();
    else if (kind === "closeParenthesis" && this.#clauses.length > 0) this.#closeClause();
    else if (kind === "semicolon" || kind === "escapedSemicolon") {
      if (this.#progress.semicolonEnds) this.#endStatement();
      else this.#replaceClause();
    }
  }

  finish(): StatementTraits {
    this.#endStatement();
    return {
      definesObjects: this.#definesObjects,
      transactionControl: this.#transactionControl,
      danger: this.#danger,
    };
  }

  #skipCommand(lexer: Lexer): void {
    const lineBreak = lexer.text.indexOf("\n", lexer.start);
    const lineEnd = lineBreak < 0 ? lexer.text.length : lineBreak;
    const command = readMetaCommand(lexer.text, lexer.start, lineEnd);
    lexer.moveTo(command.end);
    if (command.effect === "send") this.#endStatement();
  }

  #addWord(word: string): void {
    const isBlockWord = blockWords.has(word) || blockWords.has(this.#clause.verb);
    if (isBlockWord && this.#progress.isBlock) this.#replaceClause();
    const clause = this.#clause;
    const isPrefixed = clause.verb === "with" || clause.verb === "explain";
    if (clause.verb === "" || (isPrefixed && verbsBehindPrefix.has(word))) clause.verb = word;
    else if (clause.object === "") clause.object = word;
    clause.words.add(word);
    if (clause.verb === "explain" && this.#explained === "no") this.#explained = "planned";
    if (word === "analyze" && this.#explained === "planned") this.#explained = "run";
  }

  #openClause(): void {
    this.#clauses.push(this.#clause);
    this.#clause = newClause();
  }

  #closeClause(): void {
    this.#judgeNested(this.#clause);
    this.#clause = this.#clauses.pop() ?? newClause();
  }

  #replaceClause(): void {
    if (this.#clauses.length === 0) this.#judge(this.#clause);
    else this.#judgeNested(this.#clause);
    this.#clause = newClause();
  }

  #endStatement(): void {
    while (this.#clauses.length > 0) this.#closeClause();
    this.#judge(this.#clause);
    if (!this.#isCreated && !this.#progress.isBlock) {
      this.#transactionControl = transactionControlOf(this.#clause) ?? this.#transactionControl;
    }
    this.#progress = new StatementProgress(this.#dialect);
    this.#clause = newClause();
    this.#explained = "no";
    this.#isCreated = false;
  }

  #judge(clause: Clause): void {
    const { verb, object, words } = clause;
    if (this.#isCreated || this.#explained === "planned") return;
    // ALTER SESSION sets parameters, as SET does.
    if (verb === "alter" && object === "session") return;
    if (definingVerbs.has(verb)) this.#definesObjects = true;
    if (verb === "select" && words.has("into")) this.#definesObjects = true;
    if (verb === "create") this.#isCreated = true;
    const isDanger = verb === "drop" || verb === "truncate" || verb === "alter";
    if (isDanger && !onlyAddsConstraints(clause)) this.#danger ??= verb;
    this.#judgeNested(clause);
  }

  #judgeNested({ verb, words }: Clause): void {
    const isCreated = this.#isCreated || this.#clauses[0]?.verb === "create";
    if (isCreated || this.#explained === "planned" || words.has("where")) return;
    if (verb === "update") this.#danger ??= "updateWithoutWhere";
    if (verb === "delete") this.#danger ??= "deleteWithoutWhere";
  }
}

function transactionControlOf({ verb, object, words }: Clause): TransactionControl | null {
  if (verb === "prepare" && object === "transaction") return "prepare";
  if (verb === "rollback" && words.has("to")) return "savepoint";
  return transactionVerbs.get(verb) ?? null;
}

const constraintWords = ["constraint", "primary", "foreign", "unique", "check", "exclude"];
/** Words of other actions of ALTER TABLE: one of them beside the constraint may lose something. */
const otherActions = ["drop", "type", "set", "rename", "owner", "modify", "disable", "detach"];

/** Such a statement loses nothing that dropping the constraint does not bring back. */
function onlyAddsConstraints({ verb, object, words }: Clause): boolean {
  return (
    verb === "alter" &&
    object === "table" &&
    words.has("add") &&
    constraintWords.some((word) => words.has(word)) &&
    !otherActions.some((word) => words.has(word))
  );
}

function newClause(): Clause {
  return { verb: "", object: "", words: new Set() };
}
