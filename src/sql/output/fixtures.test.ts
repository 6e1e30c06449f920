import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fixtureNullMarker, outputCases, type OutputCase } from "../fixtures/output/cases.ts";
import type { OutputBlock } from "../model.ts";
import { OutputReader } from "./outputReader.ts";

const directory = new URL("../fixtures/output/", import.meta.url);

describe("replies recorded from psql", () => {
  it("exist for each case and for nothing else", () => {
    const recorded = readdirSync(directory).filter((name) => name.endsWith(".out"));
    expect(recorded.sort()).toEqual(outputCases.map(({ name }) => `${name}.out`).sort());
  });

  describe.each(outputCases)("$name", (outputCase) => {
    const bytes = readFileSync(new URL(`${outputCase.name}.out`, directory));
    const expected: unknown = JSON.parse(
      readFileSync(new URL(`${outputCase.name}.expected.json`, directory), "utf8"),
    );

    it("is read as expected", () => {
      expect(readPieces(outputCase, [bytes])).toEqual(expected);
    });

    it("is read alike in two chunks, split anywhere", () => {
      for (let cut = 0; cut <= bytes.length; cut += 1) {
        const chunks = [bytes.subarray(0, cut), bytes.subarray(cut)];
        expect(readPieces(outputCase, chunks)).toEqual(expected);
      }
    });

    it("is read alike byte by byte", () => {
      expect(
        readPieces(
          outputCase,
          Array.from(bytes, (byte) => Uint8Array.of(byte)),
        ),
      ).toEqual(expected);
    });
  });
});

function readPieces(
  { statementText = null, expectsTitles = false }: OutputCase,
  chunks: readonly Uint8Array[],
): readonly OutputBlock[] {
  const blocks: OutputBlock[] = [];
  const reader = new OutputReader(
    { nullMarker: fixtureNullMarker, statementText, expectsTitles },
    (event) => {
      if (event.kind === "block") blocks.push(event.block);
    },
  );
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return blocks;
}
