/** A text file whose encoding has to be chosen by the user. */
export interface EncodingQuestion {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Likely ones first. */
  readonly encodings: readonly string[];
  /** `null`: the file must not be read. */
  readonly answer: (read: ReadFile | null) => void;
}

export interface ReadFile {
  readonly text: string;
  readonly encoding: string;
}
