import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PsqlSession } from "./psqlSession.ts";
import { ManualClock } from "./testing/manualClock.ts";
import { playScenario, scenarioSecrets } from "./testing/scenario.ts";
import { replayFiles, ReplayPort, type Transcript } from "./testing/transcript.ts";

interface Recording {
  readonly transcript: Transcript;
  readonly results: readonly unknown[];
}

const file = new URL("../fixtures/session/scenario.json", import.meta.url);
const { transcript, results } = JSON.parse(readFileSync(file, "utf8")) as Recording;

async function replay(cut: (bytes: Uint8Array) => readonly Uint8Array[]): Promise<unknown> {
  const serial = new ReplayPort(transcript.turns, cut);
  const session = new PsqlSession({
    port: 1521,
    serial,
    clock: new ManualClock(),
    secrets: scenarioSecrets,
    files: replayFiles(transcript),
    rescue: null,
  });
  // JSON leaves out undefined, as the recording does.
  const played = await Promise.race([playScenario(session), serial.failure]);
  return JSON.parse(JSON.stringify(played));
}

const lengths = transcript.turns.map(({ printed }) => new TextEncoder().encode(printed).length);
const longest = Math.max(...lengths);

describe("a session recorded from the guest", () => {
  it("yields the same results when it is replayed", async () => {
    expect(await replay((bytes) => [bytes])).toEqual(results);
  });

  it("yields the same results byte by byte", async () => {
    expect(await replay((bytes) => Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(
      results,
    );
  });

  it("yields the same results wherever its replies are cut", async () => {
    for (let at = 1; at < longest; at += 1) {
      const cut = (bytes: Uint8Array): readonly Uint8Array[] => [
        bytes.slice(0, at),
        bytes.slice(at),
      ];
      expect(await replay(cut), `cut at ${at}`).toEqual(results);
    }
  }, 60_000);
});
