/** The singular forms; the keys have the plural. */
export const english: Readonly<Record<string, string>> = {
  "{{count}} tables_one": "{{count}} table",
  "{{table}}, {{count}} columns_one": "{{table}}, {{count}} column",
  "{{number}} rows_one": "{{number}} row",
  "about {{number}} rows_one": "about {{number}} row",
  "{{count}} snapshots of an earlier build of this image: only what differed from that build was kept, so this one cannot restore them. They stay until you delete them._one":
    "{{count}} snapshot of an earlier build of this image: only what differed from that build was kept, so this one cannot restore it. It stays until you delete it.",
  "The file was run to its end, past {{count}} errors._one":
    "The file was run to its end, past {{count}} error.",
  "{{count}} lines cannot be loaded, so nothing was._one":
    "{{count}} line cannot be loaded, so nothing was.",
  "Line {{line}}: {{count}} fields instead of {{expected}}._one":
    "Line {{line}}: {{count}} field instead of {{expected}}.",
};
