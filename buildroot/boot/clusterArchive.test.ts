import { expect, test } from "vitest";
import { textFile, treeOf } from "../tree/fileTree.ts";
import { canPackCluster, withCluster } from "./clusterArchive.ts";

const plain = treeOf([textFile("etc/hosts", "")]);
const overlaid = treeOf([textFile("usr/lib/workbench/make-cluster", "", 0o755)]);

test("asks for a cluster archive only if the root file system creates one and has none", () => {
  expect(canPackCluster(plain)).toBe(false);
  expect(canPackCluster(overlaid)).toBe(true);
  expect(canPackCluster(withCluster(overlaid, new Uint8Array(1)))).toBe(false);
});

test("only root may read the archive", () => {
  const tree = withCluster(overlaid, new Uint8Array(5));
  expect(tree.get("usr/lib/workbench/cluster.tar")).toMatchObject({
    kind: "file",
    permissions: 0o600,
    size: 5,
  });
});
