import { type FieldProblem, FieldReader } from "../base/fieldReader.ts";

export interface ImageIndexEntry {
  readonly id: string;
  readonly label: string;
  /** URL of the image's manifest, relative to the index. */
  readonly manifest: string;
}

/** The list of images: `public/vm/index.json`. */
export interface ImageIndex {
  /** Id of the image to start when none is requested. */
  readonly default: string;
  readonly images: readonly ImageIndexEntry[];
}

export type ParsedImageIndex =
  | { readonly kind: "index"; readonly index: ImageIndex }
  | { readonly kind: "invalid"; readonly problem: FieldProblem };

/** Validates a list of images from parsed JSON. */
export function parseImageIndex(document: unknown): ParsedImageIndex {
  const reader = new FieldReader();
  const root = reader.object(document, "");
  const index: ImageIndex = {
    default: reader.text(root["default"], "default", idPattern),
    images: reader.list(root["images"], "images", (value, path) => {
      const fields = reader.object(value, path);
      return {
        id: reader.text(fields["id"], `${path}.id`, idPattern),
        label: reader.text(fields["label"], `${path}.label`),
        manifest: reader.text(fields["manifest"], `${path}.manifest`, manifestPattern),
      };
    }),
  };
  if (!index.images.some((image) => image.id === index.default)) {
    reader.reject("default", `names an image that is not listed: ${JSON.stringify(index.default)}`);
  }
  return reader.problem === null
    ? { kind: "index", index }
    : { kind: "invalid", problem: reader.problem };
}

const idPattern = /^[a-z0-9][a-z0-9-]*$/;
const manifestPattern = /^(?!\/)[^:\\?#]+$/;
