/** Shell command: psql without the user's start-up file, as the server's superuser. */
export function psqlCommand(port: number, options: string): string {
  return `psql -X -q -h /run/postgresql -p ${port} -U postgres ${options}`;
}
