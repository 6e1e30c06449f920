/** Encodings that are proposed for a text whose encoding is unknown. */
export const textEncodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-jp",
  "euc-kr",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "koi8-r",
] as const;

/**
 * Ranks encodings of one or two bytes a character, the likely ones first: by how many of the
 * characters beyond ASCII would be frequent ones. The result is a guess that the user must confirm.
 */
export function rankEncodings(bytes: Uint8Array): readonly string[] {
  const sample = bytes.subarray(0, sampleBytes);
  const scores = Object.entries(scorers).map(([encoding, score]) => ({
    encoding,
    score: averageScore(sample, score),
  }));
  return scores.sort((left, right) => right.score - left.score).map(({ encoding }) => encoding);
}

const sampleBytes = 64 * 1024;

/** Scores the character at a byte beyond ASCII from 0 to 1; `length` is its number of bytes. */
type Scorer = (bytes: Uint8Array, at: number) => { readonly score: number; readonly length: 1 | 2 };

function averageScore(bytes: Uint8Array, scorer: Scorer): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < bytes.length;) {
    if ((bytes[at] ?? 0) < 0x80) {
      at += 1;
      continue;
    }
    const { score, length } = scorer(bytes, at);
    sum += score;
    count += 1;
    at += length;
  }
  return count === 0 ? 0 : sum / count;
}

/** Scores characters of two bytes, of which the first shows how frequent they are. */
function scorePairs(scoreOfLead: (lead: number, trail: number) => number): Scorer {
  return (bytes, at) => ({
    score: scoreOfLead(bytes[at] ?? 0, bytes[at + 1] ?? 0),
    length: 2,
  });
}

const isBetween = (value: number, low: number, high: number): boolean =>
  value >= low && value <= high;

/** Scores Western letters, which are isolated among ASCII letters. */
const scoreLatin: Scorer = (bytes, at) => {
  const byte = bytes[at] ?? 0;
  const isLetter = (neighbour: number | undefined): boolean =>
    neighbour !== undefined && /[A-Za-z]/.test(String.fromCharCode(neighbour));
  const hasAsciiLetter = isLetter(bytes[at - 1]) || isLetter(bytes[at + 1]);
  const isAlone = (bytes[at + 1] ?? 0) < 0x80;
  if (byte < 0xc0) return { score: isAlone ? 0.5 : 0.1, length: 1 };
  return { score: hasAsciiLetter && isAlone ? 0.95 : 0.2, length: 1 };
};

/** Scores Cyrillic letters, which are adjacent and mostly lower-case. */
function scoreCyrillic(smallFrom: number, smallTo: number): Scorer {
  return (bytes, at) => {
    const isSmall = isBetween(bytes[at] ?? 0, smallFrom, smallTo);
    const isTogether = (bytes[at - 1] ?? 0) >= 0xc0 || (bytes[at + 1] ?? 0) >= 0xc0;
    return { score: isSmall && isTogether ? 0.85 : 0.2, length: 1 };
  };
}

// Each standard puts its frequent characters first: hanzi of GB 2312 and Big5 level 1, kana and
// kanji of JIS level 1, hangul of KS X 1001.
const scorers: Readonly<Record<string, Scorer>> = {
  gb18030: scorePairs((lead, trail) => {
    if (trail < 0xa1) return 0.1;
    return isBetween(lead, 0xb0, 0xd7) ? 0.97 : isBetween(lead, 0xa1, 0xa3) ? 0.8 : 0.2;
  }),
  big5: scorePairs((lead) =>
    isBetween(lead, 0xa4, 0xc6) ? 0.96 : isBetween(lead, 0xa1, 0xa3) ? 0.7 : 0.1,
  ),
  shift_jis: (bytes, at) => {
    const lead = bytes[at] ?? 0;
    if (isBetween(lead, 0xa1, 0xdf)) return { score: 0.15, length: 1 };
    if (lead === 0x82 || lead === 0x83) return { score: 1, length: 2 };
    const isUsual = isBetween(lead, 0x88, 0x97);
    return { score: isUsual ? 0.98 : lead === 0x81 ? 0.8 : 0.1, length: 2 };
  },
  "euc-jp": scorePairs((lead, trail) => {
    if (trail < 0xa1) return 0;
    if (lead === 0xa4 || lead === 0xa5) return 1;
    return isBetween(lead, 0xb0, 0xcf) ? 0.9 : lead === 0xa1 ? 0.7 : 0.1;
  }),
  "euc-kr": scorePairs((lead, trail) => {
    if (trail < 0xa1) return 0;
    return isBetween(lead, 0xb0, 0xc8) ? 0.96 : lead === 0xa1 ? 0.7 : 0.05;
  }),
  "windows-1252": scoreLatin,
  "windows-1250": (bytes, at) => {
    const { score, length } = scoreLatin(bytes, at);
    return { score: score * 0.9, length };
  },
  "windows-1251": scoreCyrillic(0xe0, 0xff),
  "koi8-r": scoreCyrillic(0xc0, 0xdf),
};
