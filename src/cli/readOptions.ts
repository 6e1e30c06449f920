import { parseArgs } from "node:util";

/** Options with a value, named by `what` in messages, and flags; `short` is the option's letter. */
export type OptionTable = Readonly<
  Record<
    string,
    { readonly type: "string" | "boolean"; readonly short?: string; readonly what?: string }
  >
>;

/** A word of a command line. */
export type CommandLineWord =
  | { readonly kind: "value"; readonly name: string; readonly value: string }
  | { readonly kind: "flag"; readonly name: string }
  /** An argument that is no option; "-" means standard input. */
  | { readonly kind: "positional"; readonly value: string };

export type ReadOptions =
  | { readonly kind: "words"; readonly words: readonly CommandLineWord[] }
  | { readonly kind: "help" }
  | { readonly kind: "invalid"; readonly message: string };

/** A tool's options, the wish for its help, or what is wrong, in one line. */
export type ParsedArguments<Options> =
  | { readonly kind: "run"; readonly options: Options }
  | Exclude<ReadOptions, { readonly kind: "words" }>;

/**
 * Parses a command line with `--help`, `--name value` and `--name=value`. Reports an error in one
 * line, as the messages of `parseArgs` are several sentences long.
 */
export function readOptions(args: readonly string[], table: OptionTable): ReadOptions {
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...table, help: { type: "boolean", short: "h" } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const words: CommandLineWord[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push({ kind: "positional", value: token.value });
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    if (name === "help") return { kind: "help" };
    const option = table[name];
    if (option === undefined) return invalid(`unknown option: ${rawName}`);
    if (option.type === "boolean" && value !== undefined) {
      return invalid(`${rawName} takes no value`);
    }
    if (option.type === "boolean") words.push({ kind: "flag", name });
    else if (value === undefined) return invalid(`${rawName} needs a ${option.what ?? "value"}`);
    else words.push({ kind: "value", name, value });
  }
  return { kind: "words", words };
}

export function invalid(message: string): Extract<ReadOptions, { readonly kind: "invalid" }> {
  return { kind: "invalid", message };
}
