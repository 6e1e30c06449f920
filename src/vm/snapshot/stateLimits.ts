const megabyte = 1024 * 1024;

/**
 * The largest state that a machine with this memory saves or takes, in bytes. Beside the memory a
 * state holds the devices and all files that the guest wrote outside its memory file systems.
 */
export function largestStateBytes(memoryMiB: number): number {
  return (memoryMiB + 128) * megabyte;
}

/**
 * The longest description (JSON) in a state, in bytes. It lists every file and directory of the guest
 * and has about one megabyte; parsed, hostile JSON takes ten times its length.
 */
export const longestDescriptionBytes = 32 * megabyte;

/** The largest file that is read as a state, in bytes: more than any whole machine of 256 MB. */
export const largestStateFileBytes = 768 * megabyte;
