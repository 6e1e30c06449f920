import { describe, expect, it } from "vitest";
import { detectFailure } from "./detectFailure.ts";

// Shaped like what the programs print; the sums and addresses are made up.
const hashOfPage = "b5cc67c43d1438fdb501207b71ba58dc44b3ffcfbcbb5d1c464a63877648a960";
const hashOfArchive = "01da1cbfec6f5d0b47b37c66039aa43dc698ec2658e0958b6fb88cab91715702";

const wrongChecksum = `workbench: phase download
>>> ivorysql 4.4 Downloading
ERROR: while checking hashes from /project/buildroot/ivorysql/package/ivorysql/ivorysql.hash
ERROR: IvorySQL_4.4.tar.gz has wrong sha256 hash:
ERROR: expected: ${hashOfArchive}
ERROR: got     : ${hashOfPage}
ERROR: Incomplete download, or man-in-the-middle (MITM) attack
--2026-01-01 00:00:00--  http://sources.buildroot.net/ivorysql/IvorySQL_4.4.tar.gz
2026-01-01 00:00:00 ERROR 404: Not Found.
make[1]: *** [package/pkg-generic.mk:189: /cache/output-4.4/build/ivorysql-4.4/.stamp_downloaded] Error 1
make: *** [Makefile:23: _all] Error 2`;

const wrongBuildroot = `#7 12.34 /tmp/buildroot.tar.xz: FAILED
#7 12.34 sha256sum: WARNING: 1 computed checksum did NOT match
#7 ERROR: process "/bin/sh -c wget" did not complete successfully: exit code: 1`;

const noNetworkForPackage = `workbench: phase download
>>> zlib 1.3.1 Downloading
--2026-01-01 00:00:00--  https://www.zlib.net/zlib-1.3.1.tar.xz
Resolving www.zlib.net (www.zlib.net)... failed: Temporary failure in name resolution.
wget: unable to resolve host address 'www.zlib.net'
make[1]: *** [package/pkg-generic.mk:189: /cache/output-4.4/build/zlib-1.3.1/.stamp_downloaded] Error 1`;

const failedBuild = `workbench: phase build
checking for connect... Connection refused is fine here
>>> \x1b[7mivorysql 4.4 Building\x1b[27m
pl_gram.y:10: error: expected expression
make[2]: *** [../../src/Makefile.global:995: pl_gram.o] Error 1
make[1]: *** [package/pkg-generic.mk:273: /cache/output-4.4/build/ivorysql-4.4/.stamp_built] Error 2\r
make: *** [Makefile:23: _all] Error 2`;

describe("detectFailure", () => {
  it.each([
    [
      "an archive that is not the one of its checksum",
      wrongChecksum,
      {
        kind: "checksumMismatch",
        file: "IvorySQL_4.4.tar.gz",
        expected: hashOfArchive,
        found: hashOfPage,
      },
    ],
    [
      "a Buildroot that is not the one of its checksum",
      wrongBuildroot,
      { kind: "checksumMismatch", file: "/tmp/buildroot.tar.xz", expected: null, found: null },
    ],
    [
      "an archive without a checksum",
      "workbench: phase download\nERROR: No hash found for a-1.tar.gz\nmake[1]: *** [x.mk:1: /o/build/a-1/.stamp_downloaded] Error 1",
      { kind: "checksumUnknown", file: "a-1.tar.gz" },
    ],
    [
      "a package that can't be fetched",
      noNetworkForPackage,
      { kind: "networkDown", line: "wget: unable to resolve host address 'www.zlib.net'" },
    ],
    [
      "a registry that Docker can't reach",
      'ERROR: failed to solve: debian:bookworm-slim: failed to do request: Head "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host',
      {
        kind: "networkDown",
        line: 'ERROR: failed to solve: debian:bookworm-slim: failed to do request: Head "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host',
      },
    ],
    [
      "packages of Debian that can't be fetched",
      "#6 9.1 Err:1 http://mirror.example/debian bookworm InRelease\n#6 9.1   Temporary failure resolving 'mirror.example'\n#6 9.2 E: Unable to locate package bc",
      { kind: "networkDown", line: "#6 9.1   Temporary failure resolving 'mirror.example'" },
    ],
    [
      "a package that is not there any more",
      "workbench: phase download\n2026-01-01 00:00:00 ERROR 404: Not Found.\nmake[1]: *** [x.mk:1: /o/build/a-1/.stamp_downloaded] Error 1",
      { kind: "packageFailed", name: "a-1", step: "downloaded" },
    ],
    [
      "a package that does not compile",
      failedBuild,
      { kind: "packageFailed", name: "ivorysql-4.4", step: "built" },
    ],
    [
      "an older make's words",
      "make: *** [/o/build/host-gcc-initial-13.4.0/.stamp_host_installed] Error 2",
      { kind: "packageFailed", name: "host-gcc-initial-13.4.0", step: "host_installed" },
    ],
    [
      "a full disk, whatever failed by it",
      `tar: gcc/x.c: Cannot write: No space left on device\n${failedBuild}`,
      { kind: "diskFull" },
    ],
    [
      "too little memory",
      `g++: fatal error: Killed signal terminated program cc1plus\n${failedBuild}`,
      { kind: "memoryFull" },
    ],
    [
      "an option that Buildroot does not know",
      "workbench: phase configure\nworkbench: options of workbench_defconfig were not taken: BR2_A=y BR2_B=4 ",
      { kind: "optionsNotTaken", file: "workbench_defconfig", options: "BR2_A=y BR2_B=4" },
    ],
    [
      "nothing in what it does not know",
      "workbench: phase build\nmake: *** [x] Error 1",
      { kind: "other" },
    ],
    ["nothing in an empty output", "", { kind: "other" }],
  ])("finds %s", (_, output, expected) => {
    expect(detectFailure(output)).toEqual(expected);
  });

  it("ignores a licence file without a checksum", () => {
    const output = `ERROR: No hash found for LICENSE\n${failedBuild}`;
    expect(detectFailure(output)).toMatchObject({ kind: "packageFailed" });
  });
});
