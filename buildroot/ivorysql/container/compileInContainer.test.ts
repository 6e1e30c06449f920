import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Progress } from "../../progress.ts";
import { IvorysqlFailure } from "../ivorysqlFailure.ts";
import { compileInContainer } from "./compileInContainer.ts";

// Stands in for the client of Docker.
const docker = `#!/bin/sh
case $1 in
  info) [ "$DAEMON" = up ] && echo '[]' || { echo 'Cannot connect to the Docker daemon.' >&2; exit 1; } ;;
  build) [ "$NETWORK" = up ] || { echo 'dial tcp: lookup registry-1.docker.io: no such host' >&2; exit 1; } ;;
  run) echo 'workbench: phase build'; echo '>>> zlib 1.3.1 Building'; echo 'gcc'; exit "$STATUS" ;;
esac
`;

let directory: string;
let told: string[];
let progress: Progress;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "compile-"));
  await mkdir(join(directory, "bin"));
  await writeFile(join(directory, "bin/docker"), docker, { mode: 0o755 });
  await writeFile(join(directory, "bin/podman"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  vi.stubEnv("PATH", `${join(directory, "bin")}:/usr/bin:/bin`);
  told = [];
  progress = new Progress(
    (line) => told.push(line),
    () => 0,
  );
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true });
});

describe("compileInContainer", () => {
  it("builds the container's image, runs it and reports progress", async () => {
    environment({ DAEMON: "up", NETWORK: "up", STATUS: "0" });
    const cache = join(directory, ".cache/buildroot");
    expect(await compile()).toBe(join(cache, "result-4.4"));
    expect(told).toEqual([
      "container engine ...",
      "container engine: docker (0.0 s)",
      "container image ...",
      "container image: docker (0.0 s)",
      "compile ...",
      "  build",
      "  zlib 1.3.1",
      "compile: IvorySQL 4.4 (0.0 s)",
    ]);
    const log = await readFile(join(cache, "build-4.4.log"), "utf8");
    expect(log.replace(/^\$ docker (\w+) .*$/gm, "$ docker $1")).toBe(
      "$ docker build\n$ docker run\nworkbench: phase build\n>>> zlib 1.3.1 Building\ngcc\n",
    );
  });

  it.each([
    [
      "no server to run containers",
      { DAEMON: "down", NETWORK: "up", STATUS: "0" },
      { kind: "noEngine", tried: [{ program: "docker", reason: "daemonNotRunning" }, {}] },
    ],
    [
      "no network to make the image",
      { DAEMON: "up", NETWORK: "down", STATUS: "0" },
      { kind: "compileFailed", stage: "image", failure: { kind: "networkDown" } },
    ],
    [
      "a compilation that fails",
      { DAEMON: "up", NETWORK: "up", STATUS: "2" },
      { kind: "compileFailed", stage: "run", failure: { kind: "other" } },
    ],
  ])("fails with %s", async (_, variables, problem) => {
    environment(variables);
    const failure = await compile().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(IvorysqlFailure);
    expect(failure).toMatchObject({ problem });
  });
});

function compile(): Promise<string> {
  return compileInContainer(directory, "4.4", progress);
}

function environment(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}
