/** How far a run of tests or scripts on the machine in its base state is. */
export type TestRunActivity =
  | { readonly kind: "idle" }
  /** The machine's state is being saved. */
  | { readonly kind: "preparing" }
  | { readonly kind: "running" }
  /** The run was stopped or is done, and the machine's state comes back. */
  | { readonly kind: "returning" };
