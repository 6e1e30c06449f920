import { describe, expect, it } from "vitest";
import { parseFrame } from "./frame.ts";

describe("parseFrame", () => {
  it.each([
    ["n1=", { level: 1, state: "=", transaction: "none", backendId: null }],
    ["n1=*77", { level: 1, state: "=", transaction: "open", backendId: "77" }],
    ["n1=!77", { level: 1, state: "=", transaction: "failed", backendId: "77" }],
    ["n1!?", { level: 1, state: "!", transaction: "unknown", backendId: null }],
    ["n1=-1774742063", { level: 1, state: "=", transaction: "none", backendId: "-1774742063" }],
    ["n1=*-5", { level: 1, state: "=", transaction: "open", backendId: "-5" }],
    ["n1@", { level: 1, state: "@", transaction: "none", backendId: null }],
    // An open comment, outside of and in a transaction.
    ["n2*", { level: 2, state: "*", transaction: "none", backendId: null }],
    ["n2**", { level: 2, state: "*", transaction: "open", backendId: null }],
    ["n2'", { level: 2, state: "'", transaction: "none", backendId: null }],
    ["n3", { level: 3, state: "", transaction: "none", backendId: null }],
  ])("reads the prompt %s", (text, prompt) => {
    expect(parseFrame(text, "n")).toEqual({ kind: "prompt", prompt });
  });

  it("keeps empty words of a marker in their places", () => {
    expect(parseFrame("n m1 true  0", "n")).toEqual({
      kind: "marker",
      words: ["m1", "true", "", "0"],
    });
  });

  it("recognises no marker without a nonce", () => {
    expect(parseFrame(" m1", "")).toBeNull();
  });
});
