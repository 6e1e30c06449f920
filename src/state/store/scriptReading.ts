/** How far a long script has been cut into its statements, in UTF-16 units. */
export interface ScriptReading {
  readonly readLength: number;
  readonly length: number;
}
