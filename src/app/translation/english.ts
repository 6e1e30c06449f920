/** The forms for one thing of sentences that are written for many. */
export const english: Readonly<Record<string, string>> = {};
