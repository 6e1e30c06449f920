import { beforeEach, expect, it, vi } from "vitest";
import { withRetry } from "./withRetry.ts";

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 500 });
});

it("retries a part that fails to load once", async () => {
  const load = vi.fn(() => Promise.resolve("part"));
  load.mockRejectedValueOnce(new Error("network"));
  expect(await withRetry(load)).toBe("part");
  expect(load).toHaveBeenCalledTimes(2);
});

it("names the file that cannot be read", async () => {
  const read = (file: string): Promise<never> =>
    Promise.reject(new SyntaxError(`end of input at ${file.length}`));
  await expect(withRetry(() => read("./Part-a1b2.js"))).rejects.toThrow(
    "Part-a1b2.js: end of input at 14",
  );
});

it("passes on an error that names the file itself", async () => {
  const error = new TypeError("Failed to fetch https://example.org/Part-a1b2.js");
  await expect(withRetry(() => Promise.reject(error))).rejects.toBe(error);
});
