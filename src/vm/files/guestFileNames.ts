/**
 * Returns the blob names in a text: a file system index (v86 JSON version 3) or the description of
 * a state, which has the same names in its table of inodes.
 *
 * @see v86 lib/filesystem.js (load_from_json, Inode.get_state)
 */
export function findGuestFileNames(text: string): readonly string[] {
  const names = [...text.matchAll(/"([0-9a-f]{8,64}\.bin(?:\.zst)?)"/g)].map(
    ([, name]) => name ?? "",
  );
  return [...new Set(names)];
}

/** Returns the blobs that the file system of a saved machine may still load. */
export function findGuestFilesOfState(state: Uint8Array): readonly string[] {
  if (state.length < headerBytes) return [];
  const view = new DataView(state.buffer, state.byteOffset, state.byteLength);
  const end = Math.min(state.length, headerBytes + view.getUint32(12, true));
  return findGuestFileNames(new TextDecoder().decode(state.subarray(headerBytes, end)));
}

// v86 src/state.js, save_state: four 32-bit words, the last the length of the description.
const headerBytes = 16;
