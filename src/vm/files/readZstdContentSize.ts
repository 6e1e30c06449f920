/**
 * Returns the content size in the header of a zstd frame, in bytes; null if the bytes are no frame
 * or the header has no content size.
 *
 * @see RFC 8878, section 3.1.1.1 (frame header)
 */
export function readZstdContentSize(frame: Uint8Array): number | null {
  if (frame.length < shortestHeader || magic.some((byte, index) => frame[index] !== byte)) {
    return null;
  }
  const descriptor = frame[magic.length] ?? 0;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? (isSingleSegment ? 1 : 0) : 1 << sizeFlag;
  if (sizeBytes === 0) return null;
  const start =
    magic.length + 1 + (isSingleSegment ? 0 : 1) + (dictionaryIdBytes[descriptor & 3] ?? 0);
  if (start + sizeBytes > frame.length) return null;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  switch (sizeBytes) {
    case 1:
      return view.getUint8(start);
    case 2:
      return view.getUint16(start, true) + 256;
    case 4:
      return view.getUint32(start, true);
    default:
      return Number(view.getBigUint64(start, true));
  }
}

const magic = [0x28, 0xb5, 0x2f, 0xfd];
const shortestHeader = 6;
const dictionaryIdBytes = [0, 1, 2, 4];
