import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, runCommand } from "../../runCommand.ts";
import { detectFailure } from "./detectFailure.ts";

// Stands in for Buildroot's make: writes what each target would leave. FAIL names a target that
// fails, DROP an option that is not taken.
const make = `#!/bin/sh
for word in "$@"; do
  case $word in
    O=*) O=\${word#O=} ;;
    BR2_DEFCONFIG=*) wanted=\${word#*=} ;;
    BR2_EXTERNAL=*) external=\${word#*=} ;;
  esac
  target=$word
done
[ "$target" != "\${FAIL:-}" ] || { echo "make: *** [x.mk:1: $O/build/ivorysql-4.4/.stamp_built] Error 2" >&2; exit 2; }
case $target in
  defconfig) grep -v "^\${DROP:-nothing}=" "$wanted" >"$O/.config" ;;
  source) ;;
  legal-info) mkdir -p "$O/legal-info/licenses/zlib-1"; echo list >"$O/legal-info/manifest.csv" ;;
  *)
    mkdir -p "$O/images" "$O/build/linux-6.12.1" "$O/build/linux-headers-6.12.1"
    echo tar >"$O/images/rootfs.tar"
    echo kernel >"$O/images/bzImage"
    grep -v "^\${DROP:-nothing}=" "$external/board/v86.fragment" >"$O/build/linux-6.12.1/.config"
    ;;
esac
`;

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "build-sh-"));
  for (const name of ["bin", "cache", "firmware"]) await mkdir(join(directory, name));
  await writeFile(join(directory, "bin/make"), make, { mode: 0o755 });
  await writeFile(join(directory, "firmware/bios.bin"), "bios");
  const own = join(import.meta.dirname, "..");
  for (const name of ["Config.in", "external.desc", "external.mk", "board", "configs", "package"]) {
    await cp(join(own, name), join(directory, "external", name), { recursive: true });
  }
});
afterEach(() => rm(directory, { recursive: true }));

// The script runs in a container of Debian and uses its commands.
describe.runIf(process.platform === "linux")("build.sh", () => {
  it("writes the result's files, and keeps compiled objects for the next run", async () => {
    const first = await build();
    expect(phases(first)).toEqual([
      "starting with an empty output directory",
      "phase configure",
      "phase download",
      "phase build",
      "phase licences",
      "phase result",
      "done",
    ]);
    expect((await readdir(join(directory, "cache/result-4.4"))).sort()).toEqual([
      "bios.bin",
      "buildroot.config",
      "bzImage",
      "licenses",
      "linux.config",
      "manifest.csv",
      "rootfs.tar",
    ]);
    const config = await readFile(join(directory, "cache/result-4.4/buildroot.config"), "utf8");
    expect(config).toContain("\nBR2_PACKAGE_IVORYSQL_4_4=y\n");
    expect(phases(await build())[0]).toBe("phase configure");
  });

  it("starts from scratch when a recipe has changed", async () => {
    await build();
    await writeFile(join(directory, "external/package/ivorysql/new.patch"), "");
    expect(phases(await build())[0]).toBe("starting with an empty output directory");
  });

  it.each([
    ["configure", "BR2_CCACHE", { file: "workbench_defconfig", options: "BR2_CCACHE=y" }],
    ["build", "CONFIG_FUTEX", { file: "v86.fragment", options: "CONFIG_FUTEX=y" }],
  ])("stops in the phase %s when an option is rejected", async (phase, DROP, expected) => {
    const result = await build({ DROP });
    expect(phases(result).at(-2)).toBe(`phase ${phase}`);
    expect(detectFailure(outputOf(result))).toEqual({ kind: "optionsNotTaken", ...expected });
  });

  it("removes the result of an earlier build when make fails", async () => {
    await build();
    const result = await build({ FAIL: "source" });
    expect(result).toMatchObject({ status: 2 });
    expect(phases(result).at(-1)).toBe("phase download");
    expect(await readdir(join(directory, "cache"))).not.toContain("result-4.4");
  });
});

async function build(variables: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
  const environment = {
    PATH: `${join(directory, "bin")}:${process.env["PATH"] ?? ""}`,
    WORKBENCH_BUILDROOT: directory,
    WORKBENCH_EXTERNAL: join(directory, "external"),
    WORKBENCH_CACHE: join(directory, "cache"),
    WORKBENCH_FIRMWARE: join(directory, "firmware"),
    ...variables,
  };
  const assignments = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return runCommand("env", [...assignments, "sh", join(import.meta.dirname, "build.sh"), "4.4"]);
}

function outputOf(result: CommandResult): string {
  return result.kind === "ended" ? `${result.output}${result.complaints}` : "";
}

function phases(result: CommandResult): readonly string[] {
  const lines = outputOf(result).split("\n");
  return lines.flatMap((line) => /^workbench: (.*?)\s*$/.exec(line)?.[1] ?? []);
}
