import { deflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { mostUnpackedBytes, packFragment, unpackFragment } from "./packFragment.ts";
import { shareFragment } from "./startRequest.ts";

function link(content: Uint8Array): string {
  return `#z=${Buffer.from(deflateRawSync(content)).toString("base64url")}`;
}

it("packs a fragment to less, and unpacks it", async () => {
  const sql = "-- 漢字 👩‍👩‍👧\n" + "select 'a&b=c#d+e %41' from emp;\n".repeat(100);
  const fragment = shareFragment({ sql, port: 1521, seed: "create table emp ();" });
  const packed = await packFragment(fragment);
  expect(packed).toMatch(/^#z=[\w-]+$/);
  expect(packed.length).toBeLessThan(fragment.length / 10);
  expect(await unpackFragment(packed)).toEqual({ fragment });
});

it.each(["", "#sql=select+1%3B&port=5432", "#top"])("leaves %j as it is", async (fragment) => {
  expect(await packFragment(fragment)).toBe(fragment);
  expect(await unpackFragment(fragment)).toEqual({ fragment });
});

it.each([
  ["damaged", "#z="],
  ["damaged", "#z=no base64"],
  ["damaged", "#z=AAAA"],
  ["damaged", "#z=%7B%7D"],
  ["damaged", link(Buffer.from("sql=select 1")).slice(0, -4)],
  ["damaged", link(Buffer.from([0x73, 0xff, 0xfe]))],
  ["tooLarge", link(Buffer.alloc(mostUnpackedBytes + 1, "a"))],
])("refuses a link that is %s", async (problem, fragment) => {
  expect(await unpackFragment(fragment)).toEqual({ problem });
});

it("unpacks the largest link that is allowed", async () => {
  const result = await unpackFragment(link(Buffer.alloc(mostUnpackedBytes, "a")));
  expect("fragment" in result && result.fragment.length).toBe(mostUnpackedBytes + 1);
});
