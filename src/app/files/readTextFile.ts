import { describeError } from "../../vm/explainError.ts";
import type { EncodingQuestion, ReadFile } from "../services/encodingQuestion.ts";
import type { Services } from "../services/services.ts";

/** Serialises the questions. */
let lastQuestion: Promise<unknown> = Promise.resolve();

/**
 * Reads a text file; asks for its encoding if needed. `null` if the user cancelled, or if the
 * browser could not read the file, which is reported in the messages.
 */
export async function readTextFile(
  services: Pick<Services, "ui" | "workbench">,
  file: File,
): Promise<ReadFile | null> {
  const bytes = await readBytes(services, file);
  if (bytes === null) return null;
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

/** Returns a file's bytes; `null` if the browser could not read it, which is reported. */
export async function readBytes(
  { workbench }: Pick<Services, "workbench">,
  file: File,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    const message = describeError(error);
    workbench.noteFileFailure({ kind: "fileNotRead", name: file.name, message });
    return null;
  }
}
