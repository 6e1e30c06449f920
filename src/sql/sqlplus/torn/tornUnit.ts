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
    /** A query with functions of its own: WITH FUNCTION. */
    | "withFunction"
    /** A string in quotes of the writer's choice with a plain quote inside. */
    | "quote";
  /** Behind its last semicolon or word. */
  readonly bodyEnd: number;
  /** Behind the slash that ends it, if there is one. */
  readonly end: number;
  readonly terminator: "slash" | "semicolon" | "endOfText";
}
