import { spawn } from "node:child_process";

export type CommandResult =
  | {
      readonly kind: "ended";
      readonly status: number;
      readonly output: string;
      /** The command's standard error. */
      readonly complaints: string;
    }
  | { readonly kind: "notFound" };

export interface CommandOptions {
  readonly directory?: string;
}

/** Runs a command of the host; its messages are English whatever the user's locale. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.directory,
      env: { ...process.env, LC_ALL: "C.UTF-8", LANGUAGE: "C" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let complaints = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
    child.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") resolve({ kind: "notFound" });
      else reject(error);
    });
    child.on("close", (status) => {
      resolve({ kind: "ended", status: status ?? 1, output, complaints });
    });
  });
}
