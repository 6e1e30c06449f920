import { expect, test } from "vitest";

import { explainError, explainWorkerError, ProgramFetchError } from "./explainError.ts";

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
  [new DOMException("", "SecurityError"), { kind: "workerCrashed", message: "SecurityError" }],
  ["a text", { kind: "workerCrashed", message: "a text" }],
])("maps %s to a failure", (error, failure) => {
  expect(explainError(error)).toEqual(failure);
});

test.each([
  ["", { kind: "networkError", file: "worker.js", message: "the worker could not be loaded" }],
  [
    "Uncaught ReferenceError: WebAssembly is not defined",
    { kind: "noWebAssembly", message: "Uncaught ReferenceError: WebAssembly is not defined" },
  ],
  [
    "ReferenceError: Can't find variable: WebAssembly",
    { kind: "noWebAssembly", message: "ReferenceError: Can't find variable: WebAssembly" },
  ],
  ["Uncaught Error: x", { kind: "workerCrashed", message: "Uncaught Error: x" }],
])("maps the message of a worker's error event to a failure: %j", (message, failure) => {
  expect(explainWorkerError({ message }, "worker.js")).toEqual(failure);
});
