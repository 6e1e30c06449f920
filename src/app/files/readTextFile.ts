import type { EncodingQuestion, ReadFile } from "../services/encodingQuestion.ts";
import type { Services } from "../services/services.ts";

/** One question at a time. */
let lastQuestion: Promise<unknown> = Promise.resolve();

/** Reads a text file in its encoding, which the user is asked for if need be; `null`: not to be read. */
export async function readTextFile(
  services: Pick<Services, "ui">,
  file: File,
): Promise<ReadFile | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { readText } = await import("../../sql/text/readText.ts");
  const reading = readText(bytes);
  if (reading.kind === "decoded") return reading;
  const encodings = reading.kind === "undecided" ? reading.encodings : [];
  return askEncoding(services, { fileName: file.name, bytes, encodings });
}

export function askEncoding(
  { ui }: Pick<Services, "ui">,
  question: Omit<EncodingQuestion, "answer">,
): Promise<ReadFile | null> {
  const asked = lastQuestion.then(
    () =>
      new Promise<ReadFile | null>((resolve) => {
        const answer = (read: ReadFile | null): void => {
          ui.setState({ encodingQuestion: null });
          resolve(read);
        };
        ui.setState({ encodingQuestion: { ...question, answer } });
      }),
  );
  lastQuestion = asked;
  return asked;
}
