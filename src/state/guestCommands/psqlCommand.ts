/** Shell command that runs psql as superuser, without a start-up file. */
export function psqlCommand(port: number, options: string): string {
  return `psql -X -q -h /run/postgresql -p ${port} -U postgres ${options}`;
}
