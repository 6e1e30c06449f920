/** Why compiling in the container failed, by its output. */
export type CompileFailure =
  /** A name could not be resolved or a server not be reached; the line that says so. */
  | { readonly kind: "networkDown"; readonly line: string }
  /** Null if the output does not show the checksums. */
  | {
      readonly kind: "checksumMismatch";
      readonly file: string;
      readonly expected: string | null;
      readonly found: string | null;
    }
  /** Buildroot has no checksum for a downloaded file. */
  | { readonly kind: "checksumUnknown"; readonly file: string }
  | { readonly kind: "diskFull" }
  | { readonly kind: "memoryFull" }
  /** Buildroot or the kernel rejected options of a configuration file. */
  | { readonly kind: "optionsNotTaken"; readonly file: string; readonly options: string }
  /** As in `ivorysql-4.4` and `built`. */
  | { readonly kind: "packageFailed"; readonly name: string; readonly step: string }
  | { readonly kind: "other" };

/**
 * Finds the cause of a failed build in its output. The more specific cause wins: after a wrong
 * checksum Buildroot asks its own mirror and complains of that, and after a full disk or a missing
 * network every package says that it failed.
 *
 * The messages come from container/build.sh, by Buildroot (support/download/check-hash,
 * package/pkg-generic.mk), and by wget, apt, Docker, Podman, gcc and make.
 */
export function detectFailure(output: string): CompileFailure {
  const lines = output.split("\n").map(withoutEscapes);
  return (
    optionsNotTaken(lines) ??
    checksumMismatch(lines) ??
    checksumUnknown(lines) ??
    fullResource(lines) ??
    networkDown(lines) ??
    packageFailed(lines) ?? { kind: "other" }
  );
}

function optionsNotTaken(lines: readonly string[]): CompileFailure | null {
  const match = lastMatch(lines, /^workbench: options of (\S+) were not taken: (.*?)\s*$/);
  if (match === null) return null;
  return { kind: "optionsNotTaken", file: match[1] ?? "", options: match[2] ?? "" };
}

function checksumMismatch(lines: readonly string[]): CompileFailure | null {
  const index = lines.findLastIndex((line) => buildrootMismatch.test(line));
  if (index >= 0) {
    const file = buildrootMismatch.exec(lines[index] ?? "")?.[1] ?? "";
    const expected = /^ERROR: expected: (\S+)/.exec(lines[index + 1] ?? "")?.[1] ?? null;
    const found = /^ERROR: got\s*: (\S+)/.exec(lines[index + 2] ?? "")?.[1] ?? null;
    return { kind: "checksumMismatch", file, expected, found };
  }
  // Docker begins each line of a step with its number and time.
  const match = lastMatch(lines, /(\S+): FAILED$/);
  const isChecksum = lines.some((line) => /sha256sum: WARNING: \d+ computed/.test(line));
  if (match === null || !isChecksum) return null;
  return { kind: "checksumMismatch", file: match[1] ?? "", expected: null, found: null };
}

const buildrootMismatch = /^ERROR: (\S+) has wrong \w+ hash:/;

function checksumUnknown(lines: readonly string[]): CompileFailure | null {
  // Licence files without a checksum are none of a download.
  if (failedStamp(lines)?.step !== "downloaded") return null;
  const match = lastMatch(lines, /^ERROR: No hash found for (\S+)/);
  return match === null ? null : { kind: "checksumUnknown", file: match[1] ?? "" };
}

function fullResource(lines: readonly string[]): CompileFailure | null {
  if (lines.some((line) => /No space left on device|Disk quota exceeded/.test(line))) {
    return { kind: "diskFull" };
  }
  const isMemoryFull = lines.some((line) =>
    /Killed signal terminated program|virtual memory exhausted|Cannot allocate memory/.test(line),
  );
  return isMemoryFull ? { kind: "memoryFull" } : null;
}

/** Compilers and tests mention networks too; only in a download is it the cause. */
function networkDown(lines: readonly string[]): CompileFailure | null {
  const isFetching =
    !lines.some((line) => line.startsWith("workbench: phase ")) ||
    failedStamp(lines)?.step === "downloaded";
  const line = isFetching ? lines.findLast((text) => networkTrouble.test(text)) : undefined;
  return line === undefined ? null : { kind: "networkDown", line: line.trim() };
}

const networkTrouble = new RegExp(
  [
    "unable to resolve host address",
    "Temporary failure (?:in name resolution|resolving)",
    "Name or service not known",
    "Could not resolve",
    "no such host",
    "Network is unreachable",
    "No route to host",
    "Connection (?:refused|timed out|reset by peer)",
    "i/o timeout",
    "TLS handshake timeout",
    "context deadline exceeded",
    "failed: (?:Connection|No route)",
    "Unable to establish SSL connection",
  ].join("|"),
  "i",
);

function packageFailed(lines: readonly string[]): CompileFailure | null {
  const stamp = failedStamp(lines);
  return stamp === null ? null : { kind: "packageFailed", ...stamp };
}

/** Make names the file that marks the end of a step: `.../build/zlib-1.3.1/.stamp_built`. */
function failedStamp(lines: readonly string[]): { name: string; step: string } | null {
  const match = lastMatch(lines, /\*\*\* \[.*\/([^/\s]+)\/\.stamp_(\w+)\] Error/);
  return match === null ? null : { name: match[1] ?? "", step: match[2] ?? "" };
}

function lastMatch(lines: readonly string[], pattern: RegExp): RegExpExecArray | null {
  const line = lines.findLast((text) => pattern.test(text));
  return line === undefined ? null : pattern.exec(line);
}

function withoutEscapes(line: string): string {
  // eslint-disable-next-line no-control-regex -- Terminal escapes begin with one.
  return line.replace(/\x1b\[[\d;]*[A-Za-z]|\r$/g, "");
}
