/** An entry of a tar archive. Names and numbers are those of its extensions, if it has them. */
export interface TarEntry {
  readonly path: string;
  readonly type: "file" | "hardLink" | "symlink" | "directory" | "other";
  /** Permission bits, with set-uid, set-gid and sticky (07777). */
  readonly permissions: number;
  readonly userId: number;
  readonly groupId: number;
  /** Seconds since 1970. */
  readonly modifiedAt: number;
  /** Of a symbolic or hard link. */
  readonly target: string;
  /** The content: a view into the archive. */
  readonly bytes: Uint8Array;
}

const blockSize = 512;

/**
 * Reads the entries of an uncompressed archive: POSIX ustar and pax (IEEE Std 1003.1, "pax"), and
 * GNU tar's long names. Throws on an archive that is cut off or damaged.
 */
export function readTarEntries(archive: Uint8Array): readonly TarEntry[] {
  const entries: TarEntry[] = [];
  let extensions: Extensions = {};
  for (let offset = 0; offset + blockSize <= archive.length;) {
    const header = archive.subarray(offset, offset + blockSize);
    if (header.every((byte) => byte === 0)) return entries;
    checkHeader(header, offset);
    const size = Number(extensions.size ?? readNumber(header, 124, 12));
    const start = offset + blockSize;
    if (start + size > archive.length) throw new Error("the archive is cut off");
    const bytes = archive.subarray(start, start + size);
    const flag = String.fromCharCode(header[156] ?? 0);
    const extension = readExtension(flag, bytes);
    if (extension === null) {
      entries.push(readEntry(header, flag, bytes, extensions));
      extensions = {};
    } else {
      extensions = { ...extensions, ...extension };
    }
    offset = start + Math.ceil(size / blockSize) * blockSize;
  }
  throw new Error("the archive is cut off");
}

/** By pax's keywords, of which only these matter here. */
type Extensions = Readonly<
  Partial<Record<"path" | "linkpath" | "uid" | "gid" | "mtime" | "size", string>>
>;

/** Returns the fields that an extension entry sets for the next entry; null for any other entry. */
function readExtension(flag: string, bytes: Uint8Array): Extensions | null {
  switch (flag) {
    case "x":
      return readPaxRecords(bytes);
    case "g":
      return {};
    case "L":
      return { path: readText(bytes) };
    case "K":
      return { linkpath: readText(bytes) };
    default:
      return null;
  }
}

/** Records are "LENGTH KEYWORD=VALUE\n", where the length counts the bytes of all of it. */
function readPaxRecords(bytes: Uint8Array): Extensions {
  const records: Record<string, string> = {};
  for (let offset = 0; offset < bytes.length;) {
    const space = bytes.indexOf(0x20, offset);
    const length = Number(readText(bytes.subarray(offset, space)));
    if (space < 0 || !(length > 0)) throw new Error("the archive has a damaged pax header");
    const record = readText(bytes.subarray(space + 1, offset + length - 1));
    const equals = record.indexOf("=");
    records[record.slice(0, equals)] = record.slice(equals + 1);
    offset += length;
  }
  return records;
}

function readEntry(
  header: Uint8Array,
  flag: string,
  bytes: Uint8Array,
  extensions: Extensions,
): TarEntry {
  const { path, linkpath, uid, gid, mtime } = extensions;
  const name = readText(header.subarray(0, 100));
  const isUstar = readText(header.subarray(257, 263)) === "ustar";
  const prefix = isUstar ? readText(header.subarray(345, 500)) : "";
  return {
    path: path ?? (prefix === "" ? name : `${prefix}/${name}`),
    type: typeOfFlag[flag] ?? "other",
    permissions: readNumber(header, 100, 8) & 0o7777,
    userId: Number(uid ?? readNumber(header, 108, 8)),
    groupId: Number(gid ?? readNumber(header, 116, 8)),
    modifiedAt: Math.floor(Number(mtime ?? readNumber(header, 136, 12))),
    target: linkpath ?? readText(header.subarray(157, 257)),
    bytes,
  };
}

const typeOfFlag: Readonly<Record<string, TarEntry["type"]>> = {
  "0": "file",
  "\0": "file",
  "7": "file",
  "1": "hardLink",
  "2": "symlink",
  "5": "directory",
};

/** The checksum is the sum of the header's bytes with its own field taken as blanks. */
function checkHeader(header: Uint8Array, offset: number): void {
  const sum = header.reduce(
    (total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte),
    0,
  );
  if (sum !== readNumber(header, 148, 8)) {
    throw new Error(`the archive is damaged at byte ${offset}`);
  }
}

/** Octal text, or GNU's binary form, which has the first bit set. */
function readNumber(header: Uint8Array, start: number, length: number): number {
  const field = header.subarray(start, start + length);
  if (((field[0] ?? 0) & 0x80) === 0) return parseInt(readText(field).trim() || "0", 8);
  return field.subarray(1).reduce((value, byte) => value * 256 + byte, 0);
}

function readText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}
