/** Identity of the server of a connection, as the server reports it. */
export interface ServerIdentity {
  /** `version()`. */
  readonly version: string;
  /** IvorySQL's `ivorysql.compatible_mode`; `null` for a server without this setting. */
  readonly compatibleMode: string | null;
  /** standard_conforming_strings is off. */
  readonly plainEscapes?: true;
  /** The server process of this session, for pg_cancel_backend. */
  readonly processId: number;
  /** How DBMS_OUTPUT lines are delivered; `null` if the server does not have them. */
  readonly outputFacility: OutputFacility | null;
  /** Oracle scripts run here, with their SQL*Plus lines; set by the image, not by the server. */
  readonly isOraclePort?: true;
}

/**
 * How a server delivers DBMS_OUTPUT lines: IvorySQL keeps them in a buffer that must be read,
 * orafce can also send them as messages. Detected by their functions, as all features are.
 */
export type OutputFacility = "buffer" | "messages";
