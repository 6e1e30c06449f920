import { BuildFailure } from "../buildFailure.ts";
import { runCommand } from "../runCommand.ts";
import { noApt } from "./aptClient.ts";
import { debianSources, type PackageSource, parseIndexTargets } from "./aptOutput.ts";

/** Returns the host's Debian sources for the given release. */
export async function hostSources(release: string): Promise<readonly PackageSource[]> {
  // With release information apt would leave out what it has no lists of, as in a fresh container.
  const options = ["indextargets", "--no-release-info", "Created-By: Packages"];
  const result = await runCommand("apt-get", options);
  if (result.kind === "notFound") throw noApt("apt-get");
  const sources = debianSources(parseIndexTargets(result.output), release);
  if (sources.length === 0) throw new BuildFailure({ kind: "noMirror" });
  return sources;
}
