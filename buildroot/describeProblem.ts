import type { BuildProblem } from "./buildFailure.ts";
import { release } from "./packages/packageNames.ts";

/**
 * Runs the builder in a container of the release that the guest is made of. It gets packages of its
 * own: some hold programs for the host's system.
 */
const containerLine =
  'docker run --rm -v "$PWD:/project" -v /project/node_modules -w /project ' +
  `node:20-${release} sh -c "npm ci && npm run image"`;

/** Explains why an image could not be built, and what to do. */
export function describeProblem(problem: BuildProblem): string {
  switch (problem.kind) {
    case "noApt":
      return [
        `The image is made of Debian packages, and ${problem.command} is not on this system (${problem.platform}).`,
        "With a container engine, this line builds it here:",
        `  ${containerLine}`,
      ].join("\n");
    case "noMirror":
      return [
        "The apt of this system fetches from no Debian mirror.",
        "With a container engine, this line builds the image here:",
        `  ${containerLine}`,
      ].join("\n");
    case "releaseMissing":
      return withOutput(
        `The mirror that this system's apt uses does not have ${problem.suite} for ${problem.architecture}. Choose another mirror in apt's sources.`,
        problem.output,
      );
    case "networkDown":
      return withOutput("The Debian mirror can't be reached.", problem.output);
    case "diskFull":
      return `There is no space left for ${problem.path}: about 700 MB are needed.`;
    case "packagesMissing":
      return withOutput(
        `The mirror does not have these packages: ${problem.names.join(", ")}`,
        problem.output,
      );
    case "librariesMissing":
      return [
        "Programs of the guest need libraries that no package of the list has:",
        ...problem.missing.map((line) => `  ${line}`),
      ].join("\n");
    case "fileMissing":
      return `There is no ${problem.path}.`;
    case "guestFailed":
      return withOutput(
        `The guest failed at ${problem.step}. Its last words:`,
        problem.consoleTail,
      );
    case "commandFailed":
      return withOutput(`${problem.command} failed.`, problem.output);
  }
}

function withOutput(sentence: string, output: string): string {
  const lines = output.trimEnd().split("\n").slice(-40);
  return [sentence, ...lines.map((line) => `  ${line}`)].join("\n");
}
