/** What a session asks of the service session when its own line no longer answers. */
export interface SessionRescue {
  /** Has the server cancel what a process runs; resolves when the server has been told. */
  cancelBackend(processId: number): Promise<void>;
  /** Ends the psql of a port from outside; a new one is started in its place. */
  endPsql(port: number): Promise<void>;
}
