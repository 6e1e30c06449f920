export interface Completion {
  readonly label: string;
  readonly kind:
    | "column"
    /** A parameter or variable of the routine. */
    | "variable"
    | "relation"
    | "schema"
    | "function"
    | "keyword"
    | "type"
    /** A built-in function of the server. */
    | "builtin"
    /** A meta-command. */
    | "command"
    /** `insertText` has places to fill in. */
    | "snippet";
  readonly detail: string;
  readonly insertText: string;
}
