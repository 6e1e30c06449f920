import { describe, expect, it } from "vitest";
import type { Frame } from "./frame.ts";
import { FrameReader } from "./frameReader.ts";

type Part = string | Frame;

const nonce = "secret";

/** Returns a reader's frames and output for chunks, with adjacent output joined. */
function read(chunks: readonly Uint8Array[]): readonly Part[] {
  const parts: Part[] = [];
  let output: number[] = [];
  const flush = (): void => {
    if (output.length > 0) parts.push(new TextDecoder().decode(Uint8Array.from(output)));
    output = [];
  };
  const reader = new FrameReader({
    onOutput: (bytes) => {
      output.push(...bytes);
    },
    onFrame: (frame) => {
      flush();
      parts.push(frame);
    },
  });
  reader.setNonce(nonce);
  for (const chunk of chunks) reader.push(chunk);
  flush();
  return parts;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const readyPrompt: Frame = {
  kind: "prompt",
  prompt: { level: 1, state: "=", transaction: "none", backendId: "812" },
};

describe("FrameReader", () => {
  const stream =
    `head ünïcödé 漢字\n\x1e${nonce} m12 false 00000 3\x1f\n\x1e${nonce}1=812\x1f` +
    `\x1e\x1eno frame\x1f\x1e${nonce}2-*\x1f\nrest\x1f\n` +
    `\x1eSESSION-END 137\x1f\n\x1eSESSION-START 5432\x1f\n`;
  const expected: readonly Part[] = [
    "head ünïcödé 漢字\n",
    { kind: "marker", words: ["m12", "false", "00000", "3"] },
    readyPrompt,
    "\x1e\x1eno frame\x1f",
    {
      kind: "prompt",
      prompt: { level: 2, state: "-", transaction: "open", backendId: null },
    },
    "\nrest\x1f\n",
    { kind: "sessionEnd", exitStatus: 137 },
    "\n",
    { kind: "sessionStart", port: 5432 },
    "\n",
  ];

  it("separates frames from output", () => {
    expect(read([encode(stream)])).toEqual(expected);
  });

  it("reads the same wherever a reply is cut", () => {
    const bytes = encode(stream);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(read([bytes.slice(0, cut), bytes.slice(cut)]), `cut at ${cut}`).toEqual(expected);
    }
  });

  it("reads the same byte by byte", () => {
    expect(read(Array.from(encode(stream), (byte) => Uint8Array.of(byte)))).toEqual(expected);
  });

  it.each([
    ["another nonce", "\x1eother1=812\x1f"],
    ["a control character inside", `\x1e${nonce} m1\n\x1f`],
    ["longer than a frame can be", `\x1e${nonce} ${"x".repeat(300)}\x1f`],
    ["an unknown prompt", `\x1e${nonce}9=\x1f`],
    ["a session number that is none", "\x1eSESSION-END x\x1f"],
    ["an empty frame", "\x1e\x1f"],
  ])("leaves %s in the output", (_, text) => {
    expect(read([encode(`${text}.`)])).toEqual([`${text}.`]);
  });

  it("begins a frame at the last 0x1E", () => {
    expect(read([encode(`\x1e${nonce}\x1e${nonce}1=812\x1f`)])).toEqual([
      `\x1e${nonce}`,
      readyPrompt,
    ]);
  });

  it("passes on every byte of a stream once, in linear time", () => {
    const line = encode("| 1 | \x1e some text that is no frame at all \x1f |\n");
    const chunk = new Uint8Array(line.length * 1000);
    for (let i = 0; i < 1000; i += 1) chunk.set(line, i * line.length);
    let length = 0;
    const reader = new FrameReader({
      onOutput: (bytes) => {
        length += bytes.length;
      },
      onFrame: () => undefined,
    });
    for (let i = 0; i < 200; i += 1) reader.push(chunk);
    expect(length).toBe(chunk.length * 200);
  });
});
