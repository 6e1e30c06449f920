/**
 * Generates random SQL scripts that are hard to split, from a fixed seed. Each word, string and
 * comment carries its own number, so that the text a server received shows where psql cut the
 * script.
 */
export function* tokenSoups(seed: number): Generator<string, never> {
  const random = mulberry32(seed);
  for (;;) yield tokenSoup(random);
}

type Random = () => number;

function tokenSoup(random: Random): string {
  const length = 3 + Math.floor(random() * 40);
  let text = "";
  for (let index = 0; index < length; index++) {
    text += pick(random, atoms).replaceAll("#", () => `i${Math.floor(random() * 1e6)}_`);
    text += pick(random, separators);
  }
  return text;
}

function pick(random: Random, choices: readonly string[]): string {
  return choices[Math.floor(random() * choices.length)] ?? "";
}

const separators: readonly string[] = [
  " ",
  " ",
  " ",
  "\n",
  "\n",
  "",
  "",
  "\t",
  "\r\n",
  "\r",
  "\n\n",
];

const atoms: readonly string[] = [
  ..."; ; ; ; ; ; # # # # # ( ( ) ) ) , . .. : :: := = + - * / % < > || ?- ~ # $".split(" "),
  ..."'#' '#;' 'a''#' '' ' E'#' E' B'0#1' X'#' U&'#\\;' U&'# N'#;'".split(" "),
  ...'"#" "#;" "a""#" " U&"#;" u& E"#"'.split(" "),
  ..."$$#;$$ $$ $a$#;$$;$a$ $a$ $b$ $1 $12$ $a #$$ $é$#;$é$".split(" "),
  ..."/*#*/ /*#;*/ /*#/*;*/*/ /* */ /*/  /**//*#*/ /*#**/ /***# ***/".split(" "),
  ...":# :'#' :\"#\" :'#;' :' :{ :{?y :1".split(" "),
  ..."1 1.5 1e5 1e 1e+ 1e- 1..2 .5 1# 1E'# 7x'#".split(" "),
  "E'#\\'\n",
  "e'#\\\\'\n",
  "E'#\\';'\n",
  "--\n",
  "--;\n",
  "--'\n",
  "--/*\r",
  "create function #() begin atomic",
  "create or replace procedure #() begin atomic select #; end",
  "CREATE OR REPLACE FUNCTION # BEGIN ATOMIC",
  "create # function",
  ..."create or replace function procedure begin begin case end end atomic".split(" "),
  "begin atomic",
  "case when # then # end",
  "select :{?x}",
  "\\;",
  "\\: ",
  "\\; create function # begin",
  "\\g\n",
  "\\gx\n",
  "\\gset p\n",
  "\\gdesc\n",
  "\\crosstabview\n",
  "\\g (format=csv) /dev/null\n",
  "\\g |cat ; \\\\ > /dev/null\n",
  "\\r\n",
  "\\reset \\\\ ",
  "\\echo x ; y\n",
  "\\echo 'a\\'b;' \"c;\" `true ;` \\\\ select\n",
  "\\echo x \\echo y \\\\ select",
  "\\unknown \\\\ ; x\n",
  "\\\\ ; \n",
  "\\ ; \n",
  "\\p\n",
  "\\! true ; \\\\ true\n",
  "\\set x ';'\n",
  "\\echo 'open ; \\\\ \n",
  "copy t from stdin;\n1;'\n\\.\nselect #;",
  "copy t from stdin \\g\n(\n\\.\nselect #;",
  "copy t (a, b) from stdin with (format csv); \n\\.x\n \\.\n\\.\r\nselect #;",
  "é",
  "#é$",
];

/** A small pseudo-random number generator for [0, 1). */
function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
