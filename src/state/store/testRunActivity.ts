/** Phase of a run of tests or scripts on the machine in its base state. */
export type TestRunActivity =
  | { readonly kind: "idle" }
  /** The machine's state is being saved. */
  | { readonly kind: "preparing" }
  | { readonly kind: "running" }
  /** The run has stopped or completed, and the machine's state is being restored. */
  | { readonly kind: "returning" };
