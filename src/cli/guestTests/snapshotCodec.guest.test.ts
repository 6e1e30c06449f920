import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { findImageDirectory } from "../../vm/node/findImageDirectory.ts";
import { openTestGuest, run, sessionOf } from "./testing/guestTest.ts";
import { noGuestFiles } from "../../state/testing/noGuestFiles.ts";
import { createSnapshotCodec } from "../../state/snapshotFile/snapshotCodec.ts";
import { loadZstd, unpackZstd } from "../../vm/files/zstd.ts";
import { readZstdContentSize } from "../../vm/files/readZstdContentSize.ts";

const guest = await openTestGuest();

it("reproduces a real machine's state exactly, from its difference and as a whole", async () => {
  const session = sessionOf(guest, 5432);
  await run(session, "create table t as select g, md5(g::text) from generate_series(1, 5000) g;");
  const saved = await guest.machine.saveState();
  if (saved.kind === "busy") throw new Error(`${saved.part} is busy`);
  const { state } = saved;
  const directory = await findImageDirectory("public/vm", null);
  const shipped = guest.machine.manifest.files.state;
  if (shipped === null) throw new Error("the image has no state");
  const packed = await Promise.all(
    shipped.parts.map((part) => readFile(path.join(directory, part.path))),
  );
  const frame = Buffer.concat(packed);
  await loadZstd();
  const baseBytes = unpackZstd(frame, readZstdContentSize(frame) ?? 0);
  const codec = createSnapshotCodec(() => Promise.resolve(baseBytes), noGuestFiles);
  const base = { sha256: shipped.sha256, parts: [] };

  const difference = await codec.pack(state.slice(), base);
  expect(difference.base).toBe(shipped.sha256);
  expect(difference.payload.length).toBeLessThan(shipped.size / 4);
  const rebuilt = await codec.unpack(difference, state.length, base, null);
  expect(rebuilt.kind === "unpacked" && Buffer.compare(rebuilt.state, state)).toBe(0);

  const whole = await codec.pack(state.slice(), null);
  const alone = await codec.unpack(whole, state.length, null, null);
  expect(alone.kind === "unpacked" && Buffer.compare(alone.state, state)).toBe(0);

  // The machine restores the rebuilt state and has its data.
  await run(session, "drop table t;");
  guest.detach();
  if (rebuilt.kind !== "unpacked") throw new Error(rebuilt.kind);
  expect(await guest.machine.restoreState(rebuilt.state)).toEqual({ kind: "restored" });
});
