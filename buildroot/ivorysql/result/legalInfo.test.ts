import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseManifest, readLegalInfo } from "./legalInfo.ts";

const manifest = `"PACKAGE","VERSION","LICENSE","LICENSE FILES","SOURCE ARCHIVE","SOURCE SITE","DEPENDENCIES WITH LICENSES"
"ivorysql","4.4","Apache-2.0, PostgreSQL","LICENSE COPYRIGHT","IvorySQL_4.4.tar.gz","https://github.com","zlib [Zlib]"
"odd","1","a ""quoted"" one","","","",""
`;

describe("parseManifest", () => {
  it("reads the rows below the heading", () => {
    expect(parseManifest(manifest)).toEqual([
      { name: "ivorysql", version: "4.4", licence: "Apache-2.0, PostgreSQL" },
      { name: "odd", version: "1", licence: 'a "quoted" one' },
    ]);
  });

  it("reads nothing in an empty file", () => {
    expect(parseManifest("")).toEqual([]);
  });
});

describe("readLegalInfo", () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "legal-info-"));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it("joins each package's licence texts, in the order of their paths", async () => {
    const place = join(directory, "licenses/ivorysql-4.4");
    await mkdir(join(place, "doc"), { recursive: true });
    await writeFile(join(directory, "manifest.csv"), manifest);
    await writeFile(join(place, "LICENSE"), "Apache\n");
    await writeFile(join(place, "doc/COPYRIGHT"), "PostgreSQL\n");
    const { parts, licences } = await readLegalInfo(directory);
    expect(parts).toEqual([
      { name: "ivorysql", version: "4.4" },
      { name: "odd", version: "1" },
    ]);
    expect(licences.map(({ text }) => new TextDecoder().decode(text))).toEqual([
      "ivorysql 4.4\nLicence: Apache-2.0, PostgreSQL\n\n--- LICENSE ---\n\nApache\n\n--- doc/COPYRIGHT ---\n\nPostgreSQL\n",
      'odd 1\nLicence: a "quoted" one\n\nThe package ships no text of it.\n',
    ]);
  });
});
