/** What happened to the connection while a statement ran. */
export type ConnectionChange = "same" | "replaced" | "gone";
