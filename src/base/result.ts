/** A value, or why there is none. */
export type Result<Value, Failure> =
  | { readonly kind: "done"; readonly value: Value }
  | { readonly kind: "failed"; readonly failure: Failure };

export function done<Value>(value: Value): Result<Value, never> {
  return { kind: "done", value };
}

export function failed<Failure>(failure: Failure): Result<never, Failure> {
  return { kind: "failed", failure };
}
