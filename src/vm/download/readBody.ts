type Body = ReadableStream<Uint8Array<ArrayBuffer>>;
type OnProgress = (loadedBytes: number) => void;

/**
 * Reads a body that should have `size` bytes. Resolves to fewer when it ends early, and to null
 * when it is longer.
 *
 * If the browser supports byte streams, the bytes are written directly into the result, which
 * halves the time for a state of 15 MB.
 */
export function readBody(
  body: Body,
  size: number,
  onProgress: OnProgress,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = getByteReader(body);
  return reader === null
    ? readChunks(body.getReader(), size, onProgress)
    : readInPlace(reader, size, onProgress);
}

/** Returns null if the stream or the browser does not support byte readers. */
function getByteReader(body: Body): ReadableStreamBYOBReader | null {
  try {
    return body.getReader({ mode: "byob" });
  } catch {
    return null;
  }
}

async function readInPlace(
  reader: ReadableStreamBYOBReader,
  size: number,
  onProgress: OnProgress,
): Promise<Uint8Array<ArrayBuffer> | null> {
  // The buffer is transferred to the stream, and returned with each result.
  let buffer = new ArrayBuffer(size);
  for (let length = 0; length < size;) {
    const { done, value } = await reader.read(new Uint8Array(buffer, length));
    if (value !== undefined) ({ buffer } = value);
    if (done) return new Uint8Array(buffer, 0, length);
    length += value.length;
    onProgress(length);
  }
  const { done } = await reader.read(new Uint8Array(1));
  return done ? new Uint8Array(buffer) : giveUp(reader);
}

// Uses a reader because Safari's streams are not iterable.
async function readChunks(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  size: number,
  onProgress: OnProgress,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(size);
  for (let length = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, length);
    if (length + value.length > size) return giveUp(reader);
    bytes.set(value, length);
    length += value.length;
    onProgress(length);
  }
}

function giveUp(reader: ReadableStreamGenericReader): null {
  reader.cancel().catch(() => undefined);
  return null;
}
