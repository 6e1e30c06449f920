/** A PL/SQL unit that psql would cut into several statements at its inner semicolons. */
export interface TornUnit {
  readonly what:
    | "trigger"
    | "typeBody"
    | "package"
    | "function"
    | "procedure"
    | "block"
    | "end"
    /** A query with its own functions: WITH FUNCTION. */
    | "withFunction"
    /** An alternative quote (`q'[...]'`) that contains a plain quote. */
    | "quote";
  /** Offset after its last semicolon or word. */
  readonly bodyEnd: number;
  /** Offset after the slash that ends it, if there is one. */
  readonly end: number;
  readonly terminator: "slash" | "semicolon" | "endOfText";
}
