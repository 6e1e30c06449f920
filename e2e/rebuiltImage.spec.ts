import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { downloadAfter } from "./downloadAfter.ts";
import { itemsOf, run, saveSnapshot, valueOf } from "./snapshotsPanel.ts";
import { startStaticServer } from "./staticServer.ts";
import { WorkbenchPage } from "./workbenchPage.ts";

test("after a rebuild old snapshots are kept, and a whole machine can be imported", async ({
  page,
}) => {
  test.setTimeout(600_000);
  const directory = await mkdtemp(path.join(tmpdir(), "rebuilt-"));
  await cp("dist", directory, { recursive: true });
  const basePath = "/rebuilt/";
  let server = await startStaticServer({ directory, basePath, port: 0 });
  const { url } = server;
  const workbench = new WorkbenchPage(page);
  try {
    await page.goto(`${url}?port=5432`);
    await run(workbench, "create table kept as select 'from the old build' as v;");
    await saveSnapshot(page);
    const exportMachine = (): Promise<void> => workbench.button("Export whole machine").click();
    const file = await (await downloadAfter(page, exportMachine, 300_000)).path();

    await server.close();
    await rebuild(directory);
    server = await startStaticServer({ directory, basePath, port: Number(new URL(url).port) });
    await page.reload();
    await workbench.waitUntilReady();
    await expect(workbench.alert).toContainText("another build");
    const notice = page.getByRole("status", { name: "Earlier build" });
    await expect(notice).toContainText(/until you delete (it|them)/);
    await expect(page.getByRole("button", { name: "Restore Snapshot 1" })).toBeDisabled();
    expect(await valueOf(workbench, "select to_regclass('kept') is null;")).toMatch(/^t(rue)?$/);

    const choosing = page.waitForEvent("filechooser");
    await workbench.button("Import state").click();
    await (await choosing).setFiles(file);
    await expect(workbench.messages).toContainText("imported from", { timeout: 120_000 });
    expect(await valueOf(workbench, "select v from kept;")).toBe("from the old build");
    await saveSnapshot(page);
    await page.reload();
    expect(await valueOf(workbench, "select v from kept;")).toBe("from the old build");
    await expect(itemsOf(page).filter({ hasText: "Snapshot 1" })).toHaveCount(1);
    // The new build no longer has pg_dump: the imported machine contains it.
    await page.getByRole("button", { name: "Import and export" }).click();
    const exportSql = (): Promise<void> => workbench.button("Export SQL").click();
    const dump = await downloadAfter(page, exportSql, 300_000);
    expect(await readFile(await dump.path(), "utf8")).toContain("from the old build");
  } finally {
    await server.close().catch(() => undefined);
    await rm(directory, { recursive: true, force: true });
  }
});

/** Changes what another build of the image changes: its digest and the contents of its files. */
async function rebuild(directory: string): Promise<void> {
  const images = JSON.parse(await readFile(path.join(directory, "vm/index.json"), "utf8")) as {
    readonly default: string;
  };
  const image = path.join(directory, "vm", images.default);
  const manifestPath = path.join(image, "manifest.json");
  const filesPath = path.join(image, "filesystem.json");
  const text = await readFile(filesPath, "utf8");
  const name = /\["pg_dump",[^"[\]]*"([0-9a-f]+\.bin(?:\.zst)?)"/.exec(text)?.[1];
  if (name === undefined) throw new Error("the image has no pg_dump");
  const index = Buffer.from(text.replaceAll(name, `${"0".repeat(20)}.bin`));
  await writeFile(filesPath, index);
  const manifest = JSON.parse(await readFile(manifestPath, "utf8")) as {
    readonly files: { readonly fileSystem: { readonly path: string } };
  };
  const { files } = manifest;
  const sha256 = createHash("sha256").update(index).digest("hex");
  const fileSystem = { ...files.fileSystem, size: index.length, sha256 };
  const inputsDigest = "0".repeat(64);
  const rebuilt = { ...manifest, inputsDigest, files: { ...files, fileSystem } };
  await writeFile(manifestPath, JSON.stringify(rebuilt));
  await rm(path.join(image, "blobs", name));
}
