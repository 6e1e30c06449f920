import { mkdir, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { BuildFailure } from "../buildFailure.ts";
import { type CommandResult, runCommand } from "../runCommand.ts";
import {
  classifyUpdateFailure,
  type PackageSource,
  type PackageVersion,
  parseDependency,
  parsePackageVersions,
  parseUnknownPackages,
} from "./aptOutput.ts";

/** Paths of the archive's keys in the releases of debian-archive-keyring. */
const archiveKeyrings = [
  "/usr/share/keyrings/debian-archive-keyring.pgp",
  "/usr/share/keyrings/debian-archive-keyring.gpg",
];

/**
 * The host's apt with separate lists and cache, no installed packages, and another release and
 * architecture. It changes nothing on the host and needs no privileges.
 */
export class AptClient {
  readonly #options: readonly string[];
  readonly #directory: string;
  readonly #architecture: string;

  constructor(directory: string, architecture: string) {
    this.#directory = directory;
    this.#architecture = architecture;
    this.#options = [
      ["Dir::State::Lists", join(directory, "lists")],
      ["Dir::State::status", "/dev/null"],
      ["Dir::Cache", join(directory, "cache")],
      ["Dir::Etc::SourceList", join(directory, "sources.list")],
      ["Dir::Etc::SourceParts", "/dev/null"],
      // Pins of the host apply only to the host's packages.
      ["Dir::Etc::Preferences", "/dev/null"],
      ["Dir::Etc::PreferencesParts", "/dev/null"],
      ["APT::Architecture", architecture],
      ["APT::Architectures", architecture],
      ["Acquire::Languages", "none"],
      ["Acquire::Retries", "2"],
      // As root, apt would fetch as a user who cannot write into our directory.
      ["APT::Sandbox::User", process.getuid?.() === 0 ? "root" : ""],
    ].flatMap(([name, value]) => (value === "" ? [] : ["-o", `${name ?? ""}=${value ?? ""}`]));
  }

  /**
   * Reads the lists of the sources, of each suite from the first address that has it. Resolves to
   * the suites that no address gave; without the first suite, the release itself, the build ends.
   */
  async update(sources: readonly PackageSource[]): Promise<readonly string[]> {
    await mkdir(join(this.#directory, "lists", "partial"), { recursive: true });
    await mkdir(join(this.#directory, "cache", "archives", "partial"), { recursive: true });
    const readable: PackageSource[] = [];
    const complaints = new Map<string, string>();
    for (const source of sources) {
      if (readable.some(({ suite }) => suite === source.suite)) continue;
      const complaint = await this.#updateFrom([...readable, source]);
      if (complaint === null) readable.push(source);
      else complaints.set(source.suite, complaint);
    }
    const missing = [...complaints].filter(
      ([suite]) => !readable.some((source) => source.suite === suite),
    );
    for (const [suite, complaint] of missing) {
      if (suite === sources[0]?.suite) throw this.#updateFailure(suite, complaint);
    }
    // The last try may have left the lists of a suite that is not to be used.
    if (missing.length > 0) await this.#updateFrom(readable);
    return missing.map(([suite]) => suite);
  }

  async candidates(names: readonly string[]): Promise<readonly PackageVersion[]> {
    const result = await this.#run("apt-cache", ["show", "--no-all-versions", ...names]);
    const versions = parsePackageVersions(result.output);
    const known = new Set(versions.map((version) => version.name));
    const missing = names.filter((name) => !known.has(name));
    if (missing.length > 0) {
      throw new BuildFailure({
        kind: "packagesMissing",
        names: missing,
        output: result.complaints,
      });
    }
    return versions;
  }

  /** Returns the dependency of a package whose name has this prefix. */
  async dependencyOf(name: string, prefix: string): Promise<string> {
    const result = await this.#run("apt-cache", ["show", "--no-all-versions", name]);
    const dependency = parseDependency(result.output, prefix);
    if (dependency !== null) return dependency;
    throw new BuildFailure({ kind: "packagesMissing", names: [name], output: result.complaints });
  }

  /** Downloads packages into a directory, their hashes checked against the signed lists. */
  async download(packages: readonly PackageVersion[], directory: string): Promise<void> {
    const wanted = packages.map(({ name, version }) => `${name}=${version}`);
    const result = await this.#run("apt-get", ["-q", "download", ...wanted], directory);
    if (result.status === 0) return;
    const unknown = parseUnknownPackages(result.complaints);
    if (unknown.length > 0) {
      throw new BuildFailure({
        kind: "packagesMissing",
        names: unknown,
        output: result.complaints,
      });
    }
    throw this.#failureOf("apt-get download", directory, result.complaints);
  }

  /** Resolves to null when all lists were read, else to apt's messages. */
  async #updateFrom(sources: readonly PackageSource[]): Promise<string | null> {
    const keyring = archiveKeyrings.find((path) => existsSync(path));
    const option = keyring === undefined ? "" : `[signed-by=${keyring}] `;
    const lines = sources.map(({ address, suite }) => `deb ${option}${address} ${suite} main\n`);
    await writeFile(join(this.#directory, "sources.list"), lines.join(""), { mode: 0o600 });
    const { status, complaints } = await this.#run("apt-get", ["-q", "update"]);
    return status === 0 && !complaints.includes("Failed to fetch") ? null : complaints;
  }

  async #run(
    command: string,
    args: readonly string[],
    directory?: string,
  ): Promise<Extract<CommandResult, { kind: "ended" }>> {
    const result = await runCommand(
      command,
      [...this.#options, ...args],
      directory === undefined ? {} : { directory },
    );
    if (result.kind === "notFound") throw noApt(command);
    return result;
  }

  #updateFailure(suite: string, output: string): BuildFailure {
    if (classifyUpdateFailure(output) === "releaseMissing") {
      const architecture = this.#architecture;
      return new BuildFailure({ kind: "releaseMissing", suite, architecture, output });
    }
    return this.#failureOf("apt-get update", this.#directory, output);
  }

  #failureOf(command: string, path: string, output: string): BuildFailure {
    switch (classifyUpdateFailure(output)) {
      case "network":
        return new BuildFailure({ kind: "networkDown", output });
      case "diskFull":
        return new BuildFailure({ kind: "diskFull", path });
      case "releaseMissing":
      case "other":
        return new BuildFailure({ kind: "commandFailed", command, output });
    }
  }
}

export function noApt(command: string): BuildFailure {
  return new BuildFailure({ kind: "noApt", command, platform: process.platform });
}
