import type { Listener } from "../../vm/emitter.ts";
import type { OutputBlock } from "../model.ts";
import type { CreateBlockReader } from "./blockReader.ts";
import type { ExchangeEnd } from "./exchange.ts";
import type { PsqlConsole } from "./psqlConsole.ts";
import { Reply } from "./reply.ts";

export interface Question {
  /** Whole lines, each with its newline. */
  readonly input: string;
  /** Backslash commands in front of the end marker. */
  readonly closing?: string;
  readonly onBlock?: Listener<OutputBlock> | undefined;
  readonly onMarker?: Listener<readonly string[]>;
}

export interface Answer {
  readonly end: ExchangeEnd;
  readonly reply: Reply;
}

/** Has one exchange with psql and reads what it prints. */
export async function ask(
  psql: PsqlConsole,
  createBlockReader: CreateBlockReader,
  question: Question,
): Promise<Answer> {
  const reply = new Reply(question.onBlock);
  const reader = createBlockReader((block) => {
    reply.add(block);
  });
  const end = await psql.exchange({
    input: question.input,
    closing: question.closing ?? "",
    onOutput: (bytes) => {
      reader.push(bytes);
    },
    onMarker: question.onMarker ?? (() => undefined),
  });
  reader.end();
  return { end, reply };
}
