const pauseMs = 1000;

/** Loads a part of the page; one that does not come is asked for once more: networks stumble. */
export async function withRetry<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    return load();
  }
}
