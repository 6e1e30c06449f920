import { expect, test } from "vitest";
import type { ImageBuild } from "../../vm/files/carriedFiles.ts";
import { createTestWorkbench, type TestWorkbench } from "../testing/createTestWorkbench.ts";

interface Setting {
  readonly test: TestWorkbench;
  readonly removed: ImageBuild[];
}

async function bootWithCarriedFiles(): Promise<Setting> {
  const removed: ImageBuild[] = [];
  const test = createTestWorkbench({
    carriedFiles: {
      measure: () => Promise.resolve(removed.length === 0 ? 1000 : 0),
      remove(image) {
        removed.push(image);
        return Promise.resolve();
      },
    },
  });
  await test.boot();
  await test.workbench.snapshots.load();
  return { test, removed };
}

const carriedBytes = ({ workbench }: TestWorkbench): number =>
  workbench.store.getState().snapshots.carriedBytes;

test("shows the size of the running image's carried files, and removes them", async () => {
  const { test, removed } = await bootWithCarriedFiles();
  expect(carriedBytes(test)).toBe(1000);
  await test.workbench.snapshots.removeCarriedFiles();
  expect(removed).toMatchObject([{ id: "example", inputsDigest: "digest-of-inputs" }]);
  expect(carriedBytes(test)).toBe(0);
});

test.each([
  ["reset", ({ workbench }: TestWorkbench) => workbench.reset()],
  ["replacing a silent machine", ({ workbench }: TestWorkbench) => workbench.replace("pristine")],
])("%s removes the carried files of the image", async (_name, act) => {
  const { test, removed } = await bootWithCarriedFiles();
  await act(test);
  expect(removed).toMatchObject([{ id: "example" }]);
});

test("returning to the last snapshot keeps the carried files", async () => {
  const { test, removed } = await bootWithCarriedFiles();
  await test.workbench.replace("lastSnapshot");
  expect(removed).toEqual([]);
});

test("reports when the browser fails to remove the carried files", async () => {
  const test = createTestWorkbench({
    carriedFiles: {
      measure: () => Promise.reject(new Error("denied")),
      remove: () => Promise.reject(new Error("denied")),
    },
  });
  await test.boot();
  await test.workbench.snapshots.removeCarriedFiles();
  const { failure } = test.workbench.store.getState().snapshots;
  expect(failure).toEqual({ kind: "storageFailed", message: "denied" });
});
