/**
 * Version of the messages between a page with SQL blocks (embed.js) and the frame of this site that
 * runs its machine (embed.html). Both come from one build, but a cache may hold one of them for longer.
 */
export const protocolVersion = 2;
