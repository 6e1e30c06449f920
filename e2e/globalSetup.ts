import { build } from "vite";
import { startStaticServer } from "./staticServer.ts";

/** Builds the page and serves it under a sub-path, like a project page of a static host. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await build({ logLevel: "warn" });
  const server = await startStaticServer({
    directory: "dist",
    basePath: "/try/ivorysql/",
    port: 0,
  });
  process.env["WORKBENCH_URL"] = server.url;
  return () => server.close();
}
