export type ElfReading =
  | {
      readonly kind: "elf";
      readonly interpreter: string | null;
      readonly needed: readonly string[];
    }
  | { readonly kind: "notElf" }
  /** An ELF file that is not 32-bit little-endian, or has invalid tables. */
  | { readonly kind: "unreadable"; readonly message: string };

const programHeader = { load: 1, dynamic: 2, interpreter: 3 } as const;
const dynamicTag = { end: 0, needed: 1, stringTable: 5 } as const;

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly fileSize: number;
}

/**
 * Reads the needed libraries (DT_NEEDED entries) and the loader of a program or library. Layout: elf(5), the Elf32_Ehdr, Elf32_Phdr and Elf32_Dyn structures.
 */
export function readElf(bytes: Uint8Array): ElfReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 52 || view.getUint32(0) !== 0x7f454c46) return { kind: "notElf" };
  if (bytes[4] !== 1 || bytes[5] !== 1) {
    return { kind: "unreadable", message: "not a 32-bit little-endian file" };
  }
  try {
    const segments = readSegments(view);
    const interpreter = segments.find((segment) => segment.type === programHeader.interpreter);
    return {
      kind: "elf",
      interpreter: interpreter === undefined ? null : readText(bytes, interpreter.offset),
      needed: readNeeded(bytes, view, segments),
    };
  } catch (error) {
    if (error instanceof RangeError) return { kind: "unreadable", message: error.message };
    throw error;
  }
}

function readSegments(view: DataView): readonly Segment[] {
  const tableOffset = view.getUint32(28, true);
  const entrySize = view.getUint16(42, true);
  const count = view.getUint16(44, true);
  return Array.from({ length: count }, (_, index) => {
    const start = tableOffset + index * entrySize;
    return {
      type: view.getUint32(start, true),
      offset: view.getUint32(start + 4, true),
      address: view.getUint32(start + 8, true),
      fileSize: view.getUint32(start + 16, true),
    };
  });
}

function readNeeded(
  bytes: Uint8Array,
  view: DataView,
  segments: readonly Segment[],
): readonly string[] {
  const dynamic = segments.find((segment) => segment.type === programHeader.dynamic);
  if (dynamic === undefined) return [];
  const nameOffsets: number[] = [];
  let stringTable = 0;
  for (let at = dynamic.offset; at < dynamic.offset + dynamic.fileSize; at += 8) {
    const tag = view.getInt32(at, true);
    const value = view.getUint32(at + 4, true);
    if (tag === dynamicTag.end) break;
    if (tag === dynamicTag.needed) nameOffsets.push(value);
    if (tag === dynamicTag.stringTable) stringTable = fileOffset(segments, value);
  }
  return nameOffsets.map((offset) => readText(bytes, stringTable + offset));
}

function fileOffset(segments: readonly Segment[], address: number): number {
  const segment = segments.find(
    ({ type, address: start, fileSize }) =>
      type === programHeader.load && address >= start && address < start + fileSize,
  );
  if (segment === undefined) throw new RangeError("the string table is in no segment");
  return address - segment.address + segment.offset;
}

function readText(bytes: Uint8Array, start: number): string {
  const end = bytes.indexOf(0, start);
  if (start >= bytes.length || end < 0) throw new RangeError("a name is outside the file");
  return new TextDecoder().decode(bytes.subarray(start, end));
}
