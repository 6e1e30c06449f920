const baseAddress = 0x08048000;
const headerLength = 52 + 32;

/** Machine code for Linux on i386: `exit(-ioctl(0, RNDRESEEDCRNG, 0))`. */
const code: readonly number[] = [
  ...[0x31, 0xdb], // xor ebx, ebx: standard input
  ...[0xb9, 0x07, 0x52, 0, 0], // mov ecx, RNDRESEEDCRNG
  ...[0x31, 0xd2], // xor edx, edx
  ...[0x6a, 54, 0x58], // push 54; pop eax: ioctl
  ...[0xcd, 0x80], // int 0x80
  ...[0x89, 0xc3], // mov ebx, eax
  ...[0xf7, 0xdb], // neg ebx
  ...[0x31, 0xc0, 0x40], // xor eax, eax; inc eax: exit
  ...[0xcd, 0x80], // int 0x80
];

/**
 * Returns a program of a hundred bytes that makes the kernel reseed its random numbers from the
 * entropy pool at once; the guest has no program for that. Its standard input is /dev/urandom.
 *
 * @see random(4), RNDRESEEDCRNG; elf(5)
 */
export function reseedProgram(): Uint8Array {
  const length = headerLength + code.length;
  return Uint8Array.from([
    // ELF header: 32 bits, little endian, an executable for i386.
    ...[0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ...[...word16(2), ...word16(3), ...word32(1)],
    ...[...word32(baseAddress + headerLength), ...word32(52), ...word32(0), ...word32(0)],
    ...[52, 32, 1, 0, 0, 0].flatMap(word16),
    // The only segment: the whole file, readable and executable.
    ...[1, 0, baseAddress, baseAddress, length, length, 5, 0x1000].flatMap(word32),
    ...code,
  ]);
}

function word16(value: number): number[] {
  return [value & 0xff, (value >> 8) & 0xff];
}

function word32(value: number): number[] {
  return [...word16(value & 0xffff), ...word16(value >>> 16)];
}
