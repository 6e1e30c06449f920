/** Requests to the service session, for a session whose own line no longer answers. */
export interface SessionRescue {
  /** Cancels a server process's statement; resolves when the server has got the request. */
  cancelBackend(processId: number): Promise<void>;
  /** Kills the psql of a port; the wrapper starts a new one. */
  endPsql(port: number): Promise<void>;
}
