const megabyte = 1024 * 1024;

/**
 * Returns the largest state that a machine with this memory saves or restores, in bytes. Besides
 * the memory, a state contains the devices and all files that the guest wrote outside its memory
 * file systems.
 */
export function largestStateBytes(memoryMiB: number): number {
  return (memoryMiB + 128) * megabyte;
}

/**
 * The longest description (JSON) in a state, in bytes. It lists every file and directory of the
 * guest and has about one megabyte; malicious JSON takes ten times its length when parsed.
 */
export const longestDescriptionBytes = 32 * megabyte;

/** The largest file read as a state, in bytes: more than any whole machine of 256 MB. */
export const largestStateFileBytes = 768 * megabyte;
