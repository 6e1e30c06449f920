import type { EncodingQuestion, ReadFile } from "../services/encodingQuestion.ts";
import type { Services } from "../services/services.ts";

/** Serialises the questions. */
let lastQuestion: Promise<unknown> = Promise.resolve();

/** Reads a text file; asks for its encoding if needed. `null` if the user cancelled. */
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
