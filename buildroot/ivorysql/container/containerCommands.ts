import { join } from "node:path";
import type { ContainerEngine } from "./containerEngine.ts";

export interface ContainerPlan {
  readonly engine: ContainerEngine;
  readonly projectDirectory: string;
  /** On the host: downloads, compiled objects and the result. */
  readonly cache: string;
  readonly release: string;
  /** User and group of the build's user; null on systems without such numbers. */
  readonly user: { readonly userId: number; readonly groupId: number } | null;
}

/** The name of the container's image. Each engine keeps its own. */
export const containerImage = "localhost/ivorysql-image-builder";

/** Arguments that build the container's image from `container/Containerfile`. */
export function buildArguments({ projectDirectory }: ContainerPlan): readonly string[] {
  const context = join(projectDirectory, "buildroot/ivorysql/container");
  return ["build", "--tag", containerImage, "--file", join(context, "Containerfile"), context];
}

/**
 * Arguments that run `container/build.sh` in the container, as the host's user, who then owns the
 * cache. `--init` adds an init process that handles Ctrl-C.
 */
export function runArguments(plan: ContainerPlan): readonly string[] {
  const { projectDirectory, cache, release } = plan;
  return [
    "run",
    "--rm",
    "--init",
    ...userArguments(plan),
    // SELinux would otherwise want the mounted directories relabelled.
    "--security-opt=label=disable",
    `--volume=${join(projectDirectory, "buildroot")}:/project/buildroot:ro`,
    `--volume=${cache}:/cache`,
    containerImage,
    "/project/buildroot/ivorysql/container/build.sh",
    release,
  ];
}

function userArguments({ engine, user }: ContainerPlan): readonly string[] {
  if (engine.isRootless) return engine.program === "podman" ? ["--userns=keep-id"] : [];
  return user === null ? [] : [`--user=${user.userId}:${user.groupId}`];
}
