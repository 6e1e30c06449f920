/** psql's error in restricted mode for other meta-commands (command.c, `HandleSlashCmds`). */
export const restrictedWords = "backslash commands are restricted; only \\unrestrict is allowed";
