import { mendStyleSheets, StyleSheetError } from "./styleSheets.ts";

const pauseMs = 1000;

/**
 * Loads a part of the page with its style sheets, with one retry after a second. The error names the file: browsers do
 * not name one that they cannot parse, nor one that the part's file imports.
 */
export async function withRetry<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await loadWhole(load);
  } catch {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    try {
      return await loadWhole(load);
    } catch (error) {
      if (error instanceof StyleSheetError) throw error;
      const message = error instanceof Error ? error.message : String(error);
      // The source of the built function contains the address of its import.
      const file = /[\w-]+\.js/.exec(String(load))?.[0];
      if (file === undefined) throw error;
      const faulty = await nameFaulty(file);
      if (message.includes(faulty)) throw error;
      throw new Error(`${faulty}: ${message}`, { cause: error });
    }
  }
}

async function loadWhole<T>(load: () => Promise<T>): Promise<T> {
  const part = await load();
  await mendStyleSheets();
  return part;
}

async function nameFaulty(file: string): Promise<string> {
  try {
    const { findFaultyModule } = await import("./findFaultyModule.ts");
    const url = await findFaultyModule(new URL(file, import.meta.url).href);
    return url.slice(url.lastIndexOf("/") + 1);
  } catch {
    return file;
  }
}
