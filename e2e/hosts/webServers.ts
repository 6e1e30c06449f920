import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";

/** A web server that docs/hosting has a configuration for. */
export interface WebServer {
  /** The name of its program and of Debian's package. */
  readonly program: string;
  /**
   * Writes its configuration into the directory `work`, and returns the arguments with which the program
   * serves `page` below `root` in the foreground.
   */
  readonly configure: (place: Place) => Promise<readonly string[]>;
}

interface Place {
  readonly work: string;
  /** The directory that is served; `page` is the unpacked page in it. */
  readonly root: string;
  readonly page: string;
  readonly port: number;
}

const user = process.getuid?.() === 0 ? "user root;" : "";

export const webServers: readonly WebServer[] = [
  {
    program: "nginx",
    async configure({ work, root, port }: Place): Promise<readonly string[]> {
      const site = (await readFile("docs/hosting/nginx.conf", "utf8"))
        .replace("listen 80;", `listen 127.0.0.1:${port};`)
        .replace("root /usr/share/nginx/html;", `root ${root};`);
      const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
        (name) => `${name}_temp_path ${work};`,
      );
      const config = join(work, "nginx.conf");
      await writeFile(
        config,
        `${user} daemon off; pid ${work}/pid; error_log ${work}/log; events {}
http { include /etc/nginx/mime.types; default_type application/octet-stream; access_log off; ${temporary.join(" ")} ${site} }`,
      );
      return ["-e", join(work, "log"), "-c", config];
    },
  },
  {
    program: "apache2",
    async configure({ work, root, page, port }: Place): Promise<readonly string[]> {
      await copyFile("docs/hosting/apache.htaccess", join(page, ".htaccess"));
      const names = "mpm_event authz_core mime dir headers rewrite filter deflate negotiation";
      const modules = names
        .split(" ")
        .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
      const config = join(work, "apache.conf");
      const lines = [
        ...modules,
        `ServerName localhost`,
        `Listen 127.0.0.1:${port}`,
        `PidFile ${work}/pid`,
        `ErrorLog ${work}/log`,
        // Debian's types, languages and encodings, which the configuration has to cope with.
        `Include /etc/apache2/mods-available/mime.conf`,
        `Include /etc/apache2/mods-available/dir.conf`,
        `DocumentRoot ${root}`,
        `<Directory ${root}>`,
        `  Require all granted`,
        `  AllowOverride All`,
        `</Directory>`,
      ];
      await writeFile(config, `${lines.join("\n")}\n`);
      return ["-D", "FOREGROUND", "-f", config];
    },
  },
  {
    program: "caddy",
    async configure({ work, root, port }: Place): Promise<readonly string[]> {
      const site = (await readFile("docs/hosting/Caddyfile", "utf8"))
        .replace(/^:80 /m, `http://127.0.0.1:${port} `)
        .replace("root * /srv", `root * ${root}`);
      const config = join(work, "Caddyfile");
      await writeFile(config, `{\n\tadmin off\n}\n${site}`);
      return ["run", "--adapter", "caddyfile", "--config", config];
    },
  },
];

export function isInstalled({ program }: WebServer): boolean {
  try {
    execFileSync("sh", ["-c", `PATH="$PATH:/usr/sbin" command -v ${program}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Starts a server; rejects with what it prints if it ends. Returns its address without a slash. */
export async function startWebServer(
  server: WebServer,
  directories: Pick<Place, "work" | "root" | "page">,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const port = await findFreePort();
  const words = await server.configure({ ...directories, port });
  const url = `http://127.0.0.1:${port}`;
  const { PATH = "" } = process.env;
  const child = spawn(server.program, words, {
    env: { ...process.env, PATH: `${PATH}:/usr/sbin`, HOME: directories.work },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  while (!(await answers(url))) {
    if (hasEnded(child)) throw new Error(`${server.program} ended: ${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    async stop() {
      if (hasEnded(child)) return;
      child.kill();
      await once(child, "exit");
    },
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
