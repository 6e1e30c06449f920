interface Effects {
  readonly print: (text: string) => void;
  readonly quit: () => void;
  readonly resetQuery: () => void;
  readonly queryVariables: () => Readonly<Record<string, string>>;
}

/** The meta-commands of a fake psql, with its variables and its `\if` branches. */
export class FakeCommands {
  readonly #variables = new Map<string, string>([
    ["AUTOCOMMIT", "on"],
    ["ENCODING", "UTF8"],
  ]);
  /** For each open `\if`: whether its branch is taken. */
  #branches: boolean[] = [];

  get isActive(): boolean {
    return this.#branches.every((isTaken) => isTaken);
  }

  get promptState(): string {
    return this.isActive ? "=" : "@";
  }

  variable(name: string): string | null {
    return this.#variables.get(name) ?? null;
  }

  leaveBranch(): void {
    this.#branches.pop();
  }

  setResult(sqlState: string, rowCount: number): void {
    const isError = sqlState !== "00000";
    this.#variables.set("ERROR", String(isError));
    this.#variables.set("SQLSTATE", sqlState);
    this.#variables.set("ROW_COUNT", String(rowCount));
    if (isError) this.#variables.set("LAST_ERROR_SQLSTATE", sqlState);
  }

  /** Runs the command at the start of a text and returns the rest. */
  run(text: string, effects: Effects): string {
    if (text.startsWith("\\\\")) return text.slice(2);
    const name = /^\\(\S[^\s\\]*)/.exec(text)?.[1] ?? "";
    const { words, rest } = this.#readArguments(text.slice(name.length + 1));
    const isBranching = this.#runBranching(name, words);
    if (isBranching || !this.isActive) return rest;
    const [first = "", ...others] = words;
    switch (name) {
      case "set":
        this.#variables.set(first, others.join(""));
        break;
      case "unset":
        this.#variables.delete(first);
        break;
      case "echo":
        effects.print(`${words.join(" ")}\n`);
        break;
      case "encoding":
        this.#variables.set("ENCODING", first);
        break;
      case "gset":
        for (const [key, value] of Object.entries(effects.queryVariables())) {
          this.#variables.set(key, value);
        }
        break;
      case "g":
      case "gexec":
        effects.queryVariables();
        break;
      case "r":
        effects.resetQuery();
        break;
      case "q":
        effects.quit();
        break;
      default:
    }
    return rest;
  }

  #runBranching(name: string, words: readonly string[]): boolean {
    if (name === "if") this.#branches.push(words.join(" ") === "true");
    else if (name === "else") this.#branches.push(this.#branches.pop() === false);
    else if (name === "endif") this.#branches.pop();
    else return false;
    return true;
  }

  #readArguments(text: string): { words: readonly string[]; rest: string } {
    const words: string[] = [];
    let word: string | null = null;
    let at = 0;
    const token = /\s+|'((?:[^'\\]|\\.)*)'|:\{\?(\w+)\}|:(\w+)|[^\s'\\:]+|:|\\/gy;
    for (;;) {
      token.lastIndex = at;
      const match = token.exec(text);
      if (match === null || match[0] === "\\") break;
      at = token.lastIndex;
      if (/^\s/.test(match[0])) {
        if (word !== null) words.push(word);
        word = null;
      } else {
        word = (word ?? "") + this.#expand(match);
      }
    }
    if (word !== null) words.push(word);
    return { words, rest: text.slice(at) };
  }

  #expand([text, quoted, tested, name]: readonly (string | undefined)[]): string {
    if (quoted !== undefined) {
      return quoted.replace(/\\([0-7]{1,3})/g, (_, octal: string) =>
        String.fromCharCode(parseInt(octal, 8)),
      );
    }
    if (tested !== undefined) return String(this.#variables.has(tested));
    return name === undefined ? (text ?? "") : (this.#variables.get(name) ?? `:${name}`);
  }
}
