const pauseMs = 1000;

/**
 * Loads a part of the page; one that does not come is asked for once more: networks stumble. What
 * fails names the file: browsers do so for one that does not come, but not for one that they cannot read.
 */
export async function withRetry<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    try {
      return await load();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      // The built function holds the address that it imports.
      const file = /[\w-]+\.js/.exec(String(load))?.[0];
      if (file === undefined || message.includes(".js")) throw error;
      throw new Error(`${file}: ${message}`, { cause: error });
    }
  }
}
