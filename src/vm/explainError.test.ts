import { expect, test } from "vitest";

import { explainError, ProgramFetchError } from "./explainError.ts";

test.each([
  [
    new ProgramFetchError("v86.wasm", "HTTP status 404"),
    { kind: "networkError", file: "v86.wasm", message: "HTTP status 404" },
  ],
  [
    new WebAssembly.CompileError("blocked by CSP"),
    { kind: "noWebAssembly", message: "blocked by CSP" },
  ],
  [
    new RangeError("WebAssembly.Memory(): could not allocate memory"),
    { kind: "outOfMemory", message: "WebAssembly.Memory(): could not allocate memory" },
  ],
  [new Error("Out of memory"), { kind: "outOfMemory", message: "Out of memory" }],
  [
    new RangeError("Maximum call stack size exceeded"),
    { kind: "workerCrashed", message: "Maximum call stack size exceeded" },
  ],
  [new Error("unreachable"), { kind: "workerCrashed", message: "unreachable" }],
  ["a text", { kind: "workerCrashed", message: "a text" }],
])("explains %s", (error, failure) => {
  expect(explainError(error)).toEqual(failure);
});
