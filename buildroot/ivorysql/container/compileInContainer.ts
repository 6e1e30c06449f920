import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Progress } from "../../progress.ts";
import { runCommand } from "../../runCommand.ts";
import { IvorysqlFailure } from "../ivorysqlFailure.ts";
import { buildArguments, type ContainerPlan, runArguments } from "./containerCommands.ts";
import { type ContainerEngine, findContainerEngine } from "./containerEngine.ts";
import { detectFailure } from "./detectFailure.ts";
import { runLogged } from "./runLogged.ts";
import { tellLine } from "./tellLine.ts";

/**
 * Compiles a release of IvorySQL with Buildroot in a container. Resolves to the directory of the
 * result, whose files container/build.sh lists at its end.
 */
export async function compileInContainer(
  projectDirectory: string,
  release: string,
  progress: Progress,
): Promise<string> {
  const cache = join(projectDirectory, ".cache", "buildroot");
  await mkdir(cache, { recursive: true });
  const engine = await requireEngine(progress);
  const plan = { engine, projectDirectory, cache, release, user: currentUser() };
  const logFile = join(cache, `build-${release}.log`);
  await writeFile(logFile, "");
  await progress.phase(
    "container image",
    () => runStage("image", buildArguments(plan), plan, logFile, progress),
    () => engine.program,
  );
  await progress.phase(
    "compile",
    () => runStage("run", runArguments(plan), plan, logFile, progress),
    () => `IvorySQL ${release}`,
  );
  return join(cache, `result-${release}`);
}

async function requireEngine(progress: Progress): Promise<ContainerEngine> {
  const search = await progress.phase(
    "container engine",
    () => findContainerEngine(runCommand),
    (result) => (result.kind === "found" ? result.engine.program : "none works"),
  );
  if (search.kind === "found") return search.engine;
  throw new IvorysqlFailure({ kind: "noEngine", tried: search.tried });
}

function currentUser(): ContainerPlan["user"] {
  const userId = process.getuid?.();
  const groupId = process.getgid?.();
  return userId === undefined || groupId === undefined ? null : { userId, groupId };
}

async function runStage(
  stage: "image" | "run",
  args: readonly string[],
  { engine }: ContainerPlan,
  logFile: string,
  progress: Progress,
): Promise<void> {
  const run = await runLogged(engine.program, args, logFile, (line) => {
    const told = tellLine(line);
    if (told !== null) progress.note(told);
  });
  if (run.status === 0) return;
  const failure = detectFailure(run.tail);
  throw new IvorysqlFailure({ kind: "compileFailed", stage, failure, output: run.tail, logFile });
}
