import { expect, it, vi } from "vitest";
import { onDemand } from "./onDemand.ts";

it("loads once, at the first call, and again after a failure", async () => {
  const load = vi.fn<() => Promise<string>>();
  load.mockRejectedValueOnce(new Error("no network")).mockResolvedValue("part");
  const part = onDemand(load);
  expect(load).not.toHaveBeenCalled();
  await expect(part()).rejects.toThrow("no network");
  expect(await Promise.all([part(), part()])).toEqual(["part", "part"]);
  expect(load).toHaveBeenCalledTimes(2);
});
