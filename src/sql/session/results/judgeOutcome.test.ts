import { expect, it } from "vitest";
import type { OutputBlock } from "../../model.ts";
import { createMessage } from "../../output/messages/createMessage.ts";
import { unknownReport } from "../protocol/marker.ts";
import { blocksOf, completedOutcome } from "./judgeOutcome.ts";
import { Reply } from "./reply.ts";

const prompt = { level: 1, transaction: "none", backendId: "1", state: "=" } as const;
const tag: OutputBlock = { kind: "tag", tag: "SET" };
const notice = (message: string): OutputBlock => ({
  kind: "message",
  message: createMessage({ severity: "NOTICE", message }),
});
const table: OutputBlock = {
  kind: "table",
  table: {
    title: null,
    columns: [{ name: "e", alignment: "left", type: null }],
    rows: [[""]],
    footerRowCount: 1,
    footers: [],
    isComplete: true,
  },
};

// psql omits bytes of a cell that are not UTF-8.
it.each([
  ["LATIN1", table, true],
  ["LATIN1", notice("\ufffd"), true],
  ["LATIN1", notice("plain"), false],
  ["LATIN1", tag, false],
  ["UTF8", table, false],
  ["", table, false],
] as const)("says that output in %s may be wrong: %j", (clientEncoding, block, isNoted) => {
  const reply = new Reply();
  reply.add(block);
  const report = { ...unknownReport, clientEncoding };
  const blocks = blocksOf({ kind: "answered", report, prompt }, reply, completedOutcome);
  const note = { kind: "note", note: { kind: "otherEncoding", encoding: clientEncoding } };
  expect(blocks).toEqual(isNoted ? [block, note] : [block]);
});
