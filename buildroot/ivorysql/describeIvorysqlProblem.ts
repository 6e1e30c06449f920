import type { UnusableEngine } from "./container/containerEngine.ts";
import type { CompileFailure } from "./container/detectFailure.ts";
import type { IvorysqlProblem } from "./ivorysqlFailure.ts";

const shownLines = 30;

/** Explains why IvorySQL is not available, and what to do. */
export function describeIvorysqlProblem(problem: IvorysqlProblem): string {
  if (problem.kind === "noGit") {
    return "--from-wasm needs git, which is not installed: install it, or name a checkout with --runtime DIR.";
  }
  if (problem.kind === "cloneFailed") {
    return [
      `${problem.address} could not be cloned:`,
      ...problem.output
        .trimEnd()
        .split("\n")
        .map((line) => `  ${line}`),
      "Run the command again when the network is there, or name a checkout with --runtime DIR.",
    ].join("\n");
  }
  if (problem.kind === "noEngine") {
    return [
      "IvorySQL is compiled in a container, and no container engine works here:",
      ...problem.tried.map((engine) => `  ${describeEngine(engine)}`),
      "Two ways need none: a checkout of IvorySQL-WASM (--runtime DIR), or a clone of it (--from-wasm).",
      "The default image needs none either: npm run image",
    ].join("\n");
  }
  const { failure, stage, output, logFile } = problem;
  const place = stage === "image" ? "Making the container's image" : "Compiling";
  const lines = output.trimEnd().split("\n").slice(-shownLines);
  return [
    `${place} failed. ${describeCause(failure)}`,
    "The last lines of the output:",
    ...lines.map((line) => `  ${line}`),
    `All of it: ${logFile}`,
  ].join("\n");
}

function describeEngine({ program, reason, output }: UnusableEngine): string {
  const name = program === "docker" ? "Docker" : "Podman";
  switch (reason) {
    case "notInstalled":
      return `${name} is not installed.`;
    case "daemonNotRunning":
      return program === "docker"
        ? "Docker is installed, but its daemon is not running: start it (sudo systemctl start docker, or Docker Desktop)."
        : "Podman is installed, but its machine is not running: start it (podman machine start).";
    case "noPermission":
      return `${name} is installed, but you may not use it: sudo usermod -aG docker $USER, then log in anew.`;
    case "other":
      return `${name} is installed, but does not work: ${output.split("\n")[0] ?? ""}`;
  }
}

function describeCause(failure: CompileFailure): string {
  switch (failure.kind) {
    case "networkDown":
      return `The network can't be reached from the container: ${failure.line}\nWhat was fetched is kept: run the command again when the network is there.`;
    case "checksumMismatch":
      return [
        `${failure.file} is not what its checksum says; the download was changed or cut short.`,
        ...(failure.expected === null ? [] : [`  expected ${failure.expected}`]),
        ...(failure.found === null ? [] : [`  found    ${failure.found}`]),
        "Run the command again; if the sum stays wrong, do not use the file.",
      ].join("\n");
    case "checksumUnknown":
      return `No checksum of ${failure.file} is known, so it is not used.`;
    case "diskFull":
      return "There is no space left on the disk: about 15 GB are needed.";
    case "memoryFull":
      return "There is not enough memory: the compiler needs about 2 GB. A virtual machine of Docker or Podman may have less than the host.";
    case "optionsNotTaken":
      return `${failure.file} has options that were not taken: ${failure.options}\nThey are unknown to this Buildroot or kernel, or depend on others that are off.`;
    case "packageFailed":
      return `The package ${failure.name} failed at the step "${failure.step.replaceAll("_", " ")}".`;
    case "other":
      return "The cause is not known.";
  }
}
