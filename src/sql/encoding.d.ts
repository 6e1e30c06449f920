// The parts of the Encoding Standard that this layer uses. Browsers, workers and Node all have
// them; the DOM library, which declares them, is deliberately not included here.
declare class TextEncoder {
  encode(input: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  readonly encoding: string;
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

/** Throws if the text is not base64; each character of the result is a byte. */
declare function atob(base64: string): string;
