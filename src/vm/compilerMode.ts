/**
 * When the emulator compiles a page of the guest's code: `normal` leaves code that runs rarely to
 * the interpreter, as compiling it would take longer; `eager` is for typical work that the guest
 * does while nobody waits for it.
 */
export type CompilerMode = "normal" | "eager";
