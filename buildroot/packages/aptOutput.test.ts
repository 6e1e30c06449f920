import { describe, expect, test } from "vitest";
import {
  classifyUpdateFailure,
  debianSources,
  parseDependency,
  parseIndexTargets,
  parsePackageVersions,
  parseUnknownPackages,
  upstreamVersion,
} from "./aptOutput.ts";

/** As `apt-get indextargets --no-release-info` prints them, shortened. */
function targets(...sources: readonly [address: string, suite: string][]): string {
  return sources
    .map(
      ([address, suite]) =>
        `MetaKey: main/binary-amd64/Packages\nFallback-Of: \nRelease: ${suite}\nRepo-URI: ${address}\nTarget-Of: deb\n`,
    )
    .join("\n");
}

const mirror = "http://mirror.example/debian/";
const security = "http://mirror.example/debian-security/";

describe("the sources of a release", () => {
  const cases: readonly [string, readonly [string, string][], readonly string[]][] = [
    [
      "a host of the same release",
      [
        [mirror, "bookworm"],
        [mirror, "bookworm"],
        [mirror, "bookworm-updates"],
        [security, "bookworm-security"],
      ],
      [`${mirror} bookworm`, `${mirror} bookworm-updates`, `${security} bookworm-security`],
    ],
    [
      "a newer host, named by role, with backports",
      [
        [mirror, "stable"],
        [mirror, "stable-backports"],
        [security, "stable-security"],
      ],
      [`${mirror} bookworm`, `${security} bookworm-security`],
    ],
    [
      "a host with another archive that calls its suite alike",
      [
        ["https://other.example/apt/", "stable"],
        [mirror, "trixie"],
      ],
      ["https://other.example/apt/ bookworm", `${mirror} bookworm`],
    ],
    ["a host that is not Debian", [["http://mirror.example/ubuntu/", "noble"]], []],
    ["a host without sources", [], []],
  ];
  test.each(cases)("%s", (_, sources, expected) => {
    const found = debianSources(parseIndexTargets(targets(...sources)), "bookworm");
    expect(found.map(({ address, suite }) => `${address} ${suite}`)).toEqual(expected);
  });
});

test("reads names and versions from the stanzas of packages", () => {
  const text = [
    "Package: libpq5\nSource: postgresql-15\nVersion: 15.18-0+deb12u1\nDescription: a\n b",
    "Package: tzdata\nVersion: 2026b-0+deb12u1",
    "Description: without a name",
  ].join("\n\n");
  expect(parsePackageVersions(text)).toEqual([
    { name: "libpq5", version: "15.18-0+deb12u1" },
    { name: "tzdata", version: "2026b-0+deb12u1" },
  ]);
});

test.each<[string, string | null]>([
  ["Depends: linux-image-6.1.0-50-686 (= 6.1.176-1)\n", "linux-image-6.1.0-50-686"],
  ["Depends: kmod, linux-base | other, linux-image-6.1.0-9-686\n", "linux-image-6.1.0-9-686"],
  ["Depends: kmod\n", null],
  ["", null],
])("finds the kernel package in %j", (text, expected) => {
  expect(parseDependency(text, "linux-image-6")).toBe(expected);
});

test.each<[string, readonly string[]]>([
  ["E: Unable to locate package postgresql-99\n", ["postgresql-99"]],
  ["N: Unable to locate package a\nE: No packages found\n", ["a"]],
  ["E: Can't select candidate version from package b as it has no candidate", ["b"]],
  ["", []],
])("finds the names unknown to apt in %j", (text, expected) => {
  expect(parseUnknownPackages(text)).toEqual(expected);
});

test.each<[string, ReturnType<typeof classifyUpdateFailure>]>([
  ["Err:1 x\n  Temporary failure resolving 'mirror.example'", "network"],
  ["Could not connect to mirror.example:80 (203.0.113.1), connection timed out", "network"],
  ["E: The repository 'x bookworm Release' does not have a Release file.", "releaseMissing"],
  ["E: Failed to fetch x  404  Not Found [IP: 203.0.113.1 80]", "releaseMissing"],
  ["E: Write error - write (28: No space left on device)", "diskFull"],
  ["File has unexpected size (1 != 2). Mirror sync in progress?", "other"],
])("classifies the failure of apt: %j", (text, expected) => {
  expect(classifyUpdateFailure(text)).toBe(expected);
});

test.each<[string, string]>([
  ["4.1.1-1", "4.1.1"],
  ["1.18.0-1+deb12u1", "1.18.0"],
  ["1:1.35.0-4+deb12u1+b1", "1.35.0"],
  ["2", "2"],
])("reads from %s the upstream version %s", (version, expected) => {
  expect(upstreamVersion(version)).toBe(expected);
});
