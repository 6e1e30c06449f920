import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { ReleaseFile } from "./releaseFiles.ts";

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

// Higher qualities save a few percent and take ten times as long.
const brotliQuality = 9;
const smallestBytes = 1024;

/**
 * Compressed twins of texts and programs, `page.js.br` and `page.js.gz`, for hosts that send them in
 * place of the file. Files that hardly shrink get none.
 */
export async function precompress(files: readonly ReleaseFile[]): Promise<readonly ReleaseFile[]> {
  const found = files.filter(
    ({ path, bytes }) =>
      /\.(?:js|css|html|svg|json|wasm)$/.test(path) &&
      !path.includes("/blobs/") &&
      bytes.length >= smallestBytes,
  );
  const twins = await Promise.all(
    found.map(async ({ path, bytes, modified }): Promise<readonly ReleaseFile[]> => {
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      const packed = [
        { path: `${path}.br`, bytes: await compressBrotli(bytes, { params }), modified },
        { path: `${path}.gz`, bytes: await compressGzip(bytes, { level: 9 }), modified },
      ];
      return packed.filter((twin) => twin.bytes.length < bytes.length * largestShare);
    }),
  );
  return twins.flat();
}

const largestShare = 0.9;
