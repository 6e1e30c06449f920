import type { ServerIdentity } from "../../serverIdentity.ts";

/**
 * What a session's server makes of Oracle's SQL:
 *
 * - `orafce`: PostgreSQL with orafce, whose names are found without their schema;
 * - `orafceElsewhere`: orafce is installed, and another port finds its names;
 * - `postgresql`: PostgreSQL alone;
 * - `ivoryOracle`, `ivoryPostgresql`: IvorySQL in either mode.
 */
export type HintEnvironment =
  "orafce" | "orafceElsewhere" | "postgresql" | "ivoryOracle" | "ivoryPostgresql";

/** `portMode` is what the image says of the port; orafce is known by its functions. */
export function hintEnvironmentOf(
  server: Pick<ServerIdentity, "compatibleMode" | "outputFacility">,
  portMode: "oracle" | "postgresql",
): HintEnvironment {
  if (server.compatibleMode !== null) {
    return server.compatibleMode === "oracle" ? "ivoryOracle" : "ivoryPostgresql";
  }
  if (server.outputFacility !== "messages") return "postgresql";
  return portMode === "oracle" ? "orafce" : "orafceElsewhere";
}
