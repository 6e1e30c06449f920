import { joinBytes } from "../../src/base/joinBytes.ts";

/** One member of an initramfs archive. */
export type CpioEntry =
  | { readonly kind: "directory"; readonly path: string }
  | {
      readonly kind: "file";
      readonly path: string;
      readonly bytes: Uint8Array;
      readonly executable: boolean;
    }
  | { readonly kind: "symlink"; readonly path: string; readonly target: string }
  | {
      readonly kind: "characterDevice";
      readonly path: string;
      readonly major: number;
      readonly minor: number;
    };

interface Member {
  readonly path: string;
  readonly mode: number;
  readonly content: Uint8Array;
  readonly major: number;
  readonly minor: number;
}

/**
 * Writes an archive in the format "newc" (cpio(5); kernel:
 * Documentation/driver-api/early-userspace/buffer-format.rst). All members
 * belong to root and have no date, for reproducible archives.
 */
export function writeCpio(entries: readonly CpioEntry[]): Uint8Array {
  const members = [...entries.map(memberOf), trailer];
  return joinBytes(members.flatMap((member, index) => encodeMember(member, index + 1)));
}

const encoder = new TextEncoder();
const nothing = new Uint8Array();
const trailer: Member = { path: "TRAILER!!!", mode: 0, content: nothing, major: 0, minor: 0 };

function memberOf(entry: CpioEntry): Member {
  const plain = { path: entry.path, major: 0, minor: 0 };
  switch (entry.kind) {
    case "directory":
      return { ...plain, mode: 0o040755, content: nothing };
    case "file":
      return { ...plain, mode: entry.executable ? 0o100755 : 0o100644, content: entry.bytes };
    case "symlink":
      return { ...plain, mode: 0o120777, content: encoder.encode(entry.target) };
    case "characterDevice":
      return { ...entry, mode: 0o020600, content: nothing };
  }
}

function encodeMember(member: Member, inode: number): readonly Uint8Array[] {
  const path = encoder.encode(`${member.path}\0`);
  const fields = [
    inode,
    member.mode,
    0, // user
    0, // group
    1, // links
    0, // modification time
    member.content.length,
    0, // device of the file, major and minor
    0,
    member.major,
    member.minor,
    path.length,
    0, // checksum, unused in this format
  ];
  const header = `070701${fields.map((field) => field.toString(16).padStart(8, "0")).join("")}`;
  return [padded([encoder.encode(header), path]), padded([member.content])];
}

/** Joins the parts and pads them to a multiple of four bytes. */
function padded(parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const joined = new Uint8Array(Math.ceil(size / 4) * 4);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
