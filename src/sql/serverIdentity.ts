/** Identity of the server of a connection, as the server reports it. */
export interface ServerIdentity {
  /** `version()`. */
  readonly version: string;
  /** IvorySQL's `ivorysql.compatible_mode`; `null` for a server that knows no such setting. */
  readonly compatibleMode: string | null;
  /** standard_conforming_strings is off. */
  readonly plainEscapes?: true;
  /** The process that serves this session, for pg_cancel_backend. */
  readonly processId: number;
  /** How the lines of DBMS_OUTPUT can be had; `null` where there is none. */
  readonly outputFacility: OutputFacility | null;
  /** Scripts of Oracle's run here, with their SQL*Plus lines; from the image, not the server. */
  readonly isOraclePort?: true;
}

/**
 * How a server gives out the lines of DBMS_OUTPUT: IvorySQL keeps them in a buffer that has to be
 * read, orafce can also send them as messages. Found by their functions, as all features are.
 */
export type OutputFacility = "buffer" | "messages";
