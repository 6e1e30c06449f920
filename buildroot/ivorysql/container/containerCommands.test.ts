import { describe, expect, it } from "vitest";
import { buildArguments, type ContainerPlan, runArguments } from "./containerCommands.ts";

const plan: ContainerPlan = {
  engine: { program: "docker", isRootless: false },
  projectDirectory: "/home/me/my project",
  cache: "/home/me/my project/.cache/buildroot",
  release: "5.1",
  user: { userId: 1000, groupId: 100 },
};

it("builds the container's image from its own directory only", () => {
  const context = "/home/me/my project/buildroot/ivorysql/container";
  expect(buildArguments(plan)).toEqual([
    "build",
    "--tag",
    "localhost/ivorysql-image-builder",
    "--file",
    `${context}/Containerfile`,
    context,
  ]);
});

describe("runArguments", () => {
  it("mounts the recipes read-only, and the cache", () => {
    expect(runArguments(plan)).toEqual([
      "run",
      "--rm",
      "--init",
      "--user=1000:100",
      "--security-opt=label=disable",
      "--volume=/home/me/my project/buildroot:/project/buildroot:ro",
      "--volume=/home/me/my project/.cache/buildroot:/cache",
      "localhost/ivorysql-image-builder",
      "/project/buildroot/ivorysql/container/build.sh",
      "5.1",
    ]);
  });

  it.each([
    ["Podman of a user", { program: "podman", isRootless: true }, plan.user, ["--userns=keep-id"]],
    ["Podman of root", { program: "podman", isRootless: false }, plan.user, ["--user=1000:100"]],
    ["Docker of a user", { program: "docker", isRootless: true }, plan.user, []],
    ["a system without users' numbers", { program: "docker", isRootless: false }, null, []],
  ] as const)("runs as who started it: %s", (_, engine, user, expected) => {
    const args = runArguments({ ...plan, engine, user });
    expect(args.filter((arg) => arg.startsWith("--user"))).toEqual(expected);
  });
});
