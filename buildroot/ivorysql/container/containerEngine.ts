import type { CommandResult } from "../../runCommand.ts";

/** A working container engine. */
export interface ContainerEngine {
  readonly program: "docker" | "podman";
  /** Root in its containers is the user who starts them. */
  readonly isRootless: boolean;
}

/** Why a container engine cannot be used. */
export interface UnusableEngine {
  readonly program: "docker" | "podman";
  readonly reason: "notInstalled" | "daemonNotRunning" | "noPermission" | "other";
  /** Its messages; empty if it is not installed. */
  readonly output: string;
}

export type EngineSearch =
  | { readonly kind: "found"; readonly engine: ContainerEngine }
  | { readonly kind: "none"; readonly tried: readonly UnusableEngine[] };

type Run = (command: string, args: readonly string[]) => Promise<CommandResult>;

/** Looks for Docker, then for Podman. The client must reach its server. */
export async function findContainerEngine(run: Run): Promise<EngineSearch> {
  const tried: UnusableEngine[] = [];
  for (const { program, args } of probes) {
    const reading = readProbe(program, await run(program, args));
    if ("isRootless" in reading) return { kind: "found", engine: reading };
    tried.push(reading);
  }
  return { kind: "none", tried };
}

/** Commands that detect rootless engines and fail without a server. */
const probes = [
  { program: "docker", args: ["info", "--format", "{{json .SecurityOptions}}"] },
  { program: "podman", args: ["info", "--format", "{{.Host.Security.Rootless}}"] },
] as const;

export function readProbe(
  program: "docker" | "podman",
  result: CommandResult,
): ContainerEngine | UnusableEngine {
  if (result.kind === "notFound") return { program, reason: "notInstalled", output: "" };
  if (result.status === 0) {
    const isRootless = /^true$|name=rootless/m.test(result.output);
    return { program, isRootless };
  }
  const output = result.complaints.trim();
  return { program, reason: reasonOf(output), output };
}

function reasonOf(output: string): UnusableEngine["reason"] {
  if (/permission denied/i.test(output)) return "noPermission";
  if (/cannot connect to (?:the docker daemon|podman)|is the docker daemon running/i.test(output)) {
    return "daemonNotRunning";
  }
  return "other";
}
