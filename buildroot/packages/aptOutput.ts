/** A suite of an archive, as in a line of sources.list. */
export interface PackageSource {
  readonly address: string;
  readonly suite: string;
}

/** One index file of the host's apt, with the field names of `apt-get indextargets`. */
export type IndexTarget = ReadonlyMap<string, string>;

/** A package in the version that apt would install. */
export interface PackageVersion {
  readonly name: string;
  readonly version: string;
}

/** Reads the stanzas of `apt-get indextargets` (apt-get(8)): `Field: value`, blank line between. */
export function parseIndexTargets(text: string): readonly IndexTarget[] {
  return text
    .split(/\n\s*\n/)
    .map((stanza) => {
      const fields = new Map<string, string>();
      for (const line of stanza.split("\n")) {
        const colon = line.indexOf(": ");
        if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 2).trim());
      }
      return fields;
    })
    .filter((fields) => fields.size > 0);
}

/**
 * Returns the candidate suites of one Debian release on the host's mirrors, the release itself first.
 *
 * The host may follow another release of Debian: its addresses serve all of them. Updates and
 * security fixes are taken where the host takes them. Only the names of the host's suites are known
 * here (its lists may be empty), and other archives use such names too, so that an address is a
 * candidate until apt has found Debian's signature there.
 */
export function debianSources(
  targets: readonly IndexTarget[],
  release: string,
): readonly PackageSource[] {
  return suffixes.flatMap((suffix) => {
    const addresses = targets
      .filter((target) => suffixOf(target.get("Release") ?? "") === suffix)
      .flatMap((target) => target.get("Repo-URI") ?? []);
    return [...new Set(addresses)].map((address) => ({ address, suite: release + suffix }));
  });
}

const suffixes = ["", "-updates", "-security"] as const;

/** Debian's releases by codename and by role (https://www.debian.org/releases/). */
const debianRelease =
  /^(?:(?:old){0,2}stable|testing|unstable|buster|bullseye|bookworm|trixie|forky|duke|sid)(?=-|$)/;

function suffixOf(suite: string): string | null {
  return debianRelease.test(suite) ? suite.replace(debianRelease, "") : null;
}

/** Reads `apt-cache show --no-all-versions`: stanzas of control fields (deb-control(5)). */
export function parsePackageVersions(text: string): readonly PackageVersion[] {
  return text.split(/\n\s*\n/).flatMap((stanza) => {
    const name = /^Package: (\S+)$/m.exec(stanza)?.[1];
    const version = /^Version: (\S+)$/m.exec(stanza)?.[1];
    return name === undefined || version === undefined ? [] : [{ name, version }];
  });
}

/** Returns the first package in the `Depends` field whose name has this prefix. */
export function parseDependency(text: string, prefix: string): string | null {
  const depends = /^Depends: (.*)$/m.exec(text)?.[1] ?? "";
  const names = depends.split(/[,|]/).map((part) => part.trim().split(/\s/)[0] ?? "");
  return names.find((name) => name.startsWith(prefix)) ?? null;
}

/** Returns the package names that `apt-get download` or `apt-cache show` reports as unknown. */
export function parseUnknownPackages(complaints: string): readonly string[] {
  const patterns = [
    /Unable to locate package (\S+)/g,
    /No packages found(?: for)? (\S+)/g,
    /Can't find a source to download version .* of '([^':]+)/g,
    /Can't select candidate version from package (\S+)/g,
  ];
  return patterns.flatMap((pattern) =>
    [...complaints.matchAll(pattern)].map((match) => match[1] ?? ""),
  );
}

/** Why `apt-get update` could not read a suite. */
export function classifyUpdateFailure(
  complaints: string,
): "network" | "releaseMissing" | "diskFull" | "other" {
  if (complaints.includes("No space left on device")) return "diskFull";
  const unreachable =
    /Could not resolve|Temporary failure resolving|Could not connect|Unable to connect|Connection (?:refused|timed out|failed)|Network is unreachable|Could not handshake/;
  if (unreachable.test(complaints)) return "network";
  if (/does not have a Release file|404 +Not Found|doesn't support architecture/.test(complaints)) {
    return "releaseMissing";
  }
  return "other";
}

/** Returns the upstream version, without epoch and Debian revision (deb-version(7)). */
export function upstreamVersion(version: string): string {
  return version.replace(/^\d+:/, "").replace(/-[^-]*$/, "");
}
