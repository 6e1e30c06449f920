import type { ServerIdentity } from "../../serverIdentity.ts";

/**
 * How a session's server supports Oracle's SQL:
 *
 * - `orafce`: PostgreSQL with orafce, whose names are found without their schema;
 * - `orafceElsewhere`: orafce is installed, but its names are only found on another port;
 * - `postgresql`: PostgreSQL alone;
 * - `ivoryOracle`, `ivoryPostgresql`: IvorySQL in either mode.
 */
export type HintEnvironment =
  "orafce" | "orafceElsewhere" | "postgresql" | "ivoryOracle" | "ivoryPostgresql";

/** `portMode` is the port's mode in the image; orafce is detected by its functions. */
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
