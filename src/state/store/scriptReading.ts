/** Progress of splitting a long script into statements, in UTF-16 units. */
export interface ScriptReading {
  readonly readLength: number;
  readonly length: number;
}
