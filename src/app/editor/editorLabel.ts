/** The editor's accessible name. */
export const editorLabel = "SQL editor";
