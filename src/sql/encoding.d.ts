// The parts of the Encoding Standard that this layer uses. They exist in browsers, workers and
// Node alike; the DOM library that declares them is left out here on purpose.
declare class TextEncoder {
  encode(input: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  readonly encoding: string;
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

/** Throws where the text is not base64; each character of the result is a byte. */
declare function atob(base64: string): string;
