import { describe, expect, it } from "vitest";
import type { CommandResult } from "../../runCommand.ts";
import { findContainerEngine, readProbe } from "./containerEngine.ts";

function ended(status: number, output: string, complaints = ""): CommandResult {
  return { kind: "ended", status, output, complaints };
}

const notFound: CommandResult = { kind: "notFound" };
// What the client of Docker 28 says when there is no server.
const noDaemon = ended(
  1,
  "null\n",
  "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n",
);

describe("readProbe", () => {
  it.each([
    ["docker", ended(0, '["name=seccomp,profile=builtin"]\n'), false],
    ["docker", ended(0, '["name=seccomp,profile=builtin","name=rootless"]\n'), true],
    ["podman", ended(0, "true\n"), true],
    ["podman", ended(0, "false\n"), false],
  ] as const)("finds a %s that works (%j)", (program, result, isRootless) => {
    expect(readProbe(program, result)).toEqual({ program, isRootless });
  });

  it.each([
    ["is not installed", notFound, "notInstalled"],
    ["has no server", noDaemon, "daemonNotRunning"],
    [
      "may not speak to its server",
      ended(
        1,
        "",
        "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock",
      ),
      "noPermission",
    ],
    [
      "has no machine",
      ended(125, "", "Cannot connect to Podman. Please verify your connection to the Linux system"),
      "daemonNotRunning",
    ],
    ["is broken", ended(127, "", "error while loading shared libraries: libgpgme.so.11"), "other"],
  ] as const)("tells a program that %s", (_, result, reason) => {
    expect(readProbe("docker", result)).toMatchObject({ program: "docker", reason });
  });
});

describe("findContainerEngine", () => {
  it.each([
    ["Docker", { docker: ended(0, "[]"), podman: ended(0, "true") }, "docker"],
    [
      "Podman where Docker's server is down",
      { docker: noDaemon, podman: ended(0, "true") },
      "podman",
    ],
    ["Podman where there is no Docker", { docker: notFound, podman: ended(0, "true") }, "podman"],
  ])("takes %s", async (_, results: Record<string, CommandResult>, program) => {
    const search = await findContainerEngine((command) =>
      Promise.resolve(results[command] ?? notFound),
    );
    expect(search).toMatchObject({ kind: "found", engine: { program } });
  });

  it("reports the reasons of both engines if neither works", async () => {
    const results: Record<string, CommandResult> = { docker: noDaemon };
    const search = await findContainerEngine((command) =>
      Promise.resolve(results[command] ?? notFound),
    );
    expect(search).toEqual({
      kind: "none",
      tried: [
        {
          program: "docker",
          reason: "daemonNotRunning",
          output: noDaemon.kind === "ended" ? noDaemon.complaints.trim() : "",
        },
        { program: "podman", reason: "notInstalled", output: "" },
      ],
    });
  });
});
