import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyDifference, diffState } from "./stateDifference.ts";
import { makeState } from "../testing/makeState.ts";

const page = (fill: number): Uint8Array => new Uint8Array(4096).fill(fill);

function touched(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[offset] = value;
  return copy;
}

const base = makeState({ 0: page(1), 3: page(3), 9: page(9) }, 16, "base");

describe("differences of states", () => {
  it.each<[string, Uint8Array]>([
    ["the base itself", base],
    ["a page changed", makeState({ 0: touched(page(1), 7, 99), 3: page(3), 9: page(9) }, 16, "b")],
    ["a page gone", makeState({ 0: page(1), 9: page(9) }, 16, "longer description")],
    ["a page new", makeState({ 0: page(1), 3: page(3), 5: page(5), 9: page(9) }, 16, "")],
    ["no page", makeState({}, 16, "none")],
    [
      "every page",
      makeState(Object.fromEntries(Array.from({ length: 16 }, (_, n) => [n, page(n + 1)])), 16, ""),
    ],
    ["no state at all", new TextEncoder().encode("hello")],
    ["nothing", new Uint8Array()],
  ])("restores %s byte for byte, with and without a base", (_name, state) => {
    for (const from of [base, null, new TextEncoder().encode("no state")]) {
      const restored = applyDifference(diffState(state, from), from, state.length);
      expect(Buffer.compare(restored ?? new Uint8Array(1), state)).toBe(0);
    }
  });

  it("keeps only the pages that differ", () => {
    const state = makeState({ 0: touched(page(1), 7, 99), 3: page(3), 9: page(9) }, 16, "base");
    expect(diffState(state, null).length - diffState(state, base).length).toBe(2 * 4096);
    expect(diffState(base, base).length).toBeLessThan(4096);
  });

  it("refuses a difference that is truncated, of another size or of another base", () => {
    const state = makeState({ 0: page(1), 3: page(4), 9: page(9) }, 16, "x");
    const difference = diffState(state, base);
    for (let length = 0; length < difference.length; length += 97) {
      expect(applyDifference(difference.slice(0, length), base, state.length)).toBeNull();
    }
    expect(applyDifference(difference, base, state.length + 4096)).toBeNull();
    expect(applyDifference(difference, base, 0)).toBeNull();
    expect(applyDifference(difference, null, state.length)).toBeNull();
    expect(applyDifference(difference, makeState({ 3: page(3) }, 16, ""), state.length)).toBeNull();
  });

  it("never throws on arbitrary bytes", () => {
    const difference = diffState(base, null);
    fc.assert(
      fc.property(fc.nat(difference.length - 1), fc.nat(255), (offset, value) => {
        applyDifference(touched(difference, offset, value), base, base.length);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("restores any state from any other", () => {
    const states = fc
      .dictionary(fc.nat(63).map(String), fc.nat(255), { maxKeys: 20 })
      .map((fills) =>
        makeState(
          Object.fromEntries(Object.entries(fills).map(([n, fill]) => [n, page(fill + 1)])),
          64,
          "x".repeat(fills["0"] ?? 0),
        ),
      );
    fc.assert(
      fc.property(states, states, (state, other) => {
        const restored = applyDifference(diffState(state, other), other, state.length);
        expect(Buffer.compare(restored ?? new Uint8Array(1), state)).toBe(0);
      }),
      { seed: 2, numRuns: 60 },
    );
  });
});
