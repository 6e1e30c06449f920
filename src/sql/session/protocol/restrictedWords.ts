/** What psql says to every other meta-command (command.c, `HandleSlashCmds`). */
export const restrictedWords = "backslash commands are restricted; only \\unrestrict is allowed";
