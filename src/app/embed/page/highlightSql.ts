export interface SqlToken {
  readonly kind: "keyword" | "string" | "number" | "comment" | "plain";
  readonly text: string;
}

const keywords = new Set(
  `add all alter analyze and any as asc begin between body by call cascade case check column commit
  constraint copy create cross cursor declare default delete desc distinct do drop each else elsif end
  except exception execute exists explain false fetch for foreign from full function grant group
  having if ilike in index inner insert intersect into is join key language lateral left like limit
  loop merge not null offset on or order outer over package partition primary procedure raise
  recursive references replace return returning returns revoke right rollback row rows savepoint
  schema select sequence set show sysdate table temporary then to trigger true truncate type union
  unique update using values view when where while window with`.split(/\s+/),
);

const tokenPattern =
  /(--[^\n]*|\/\*[^]*?(?:\*\/|$))|('(?:[^']|'')*'?|\$([A-Za-z_]*)\$[^]*?(?:\$\3\$|$))|("(?:[^"]|"")*"?)|(\b\d+(?:\.\d+)?\b)|([A-Za-z_]\w*)/g;

/** Cuts SQL into coloured pieces; together they are the text. It is for looks only. */
export function highlightSql(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  let end = 0;
  for (const match of sql.matchAll(tokenPattern)) {
    const [text, comment, string, , name, number] = match;
    if (match.index > end) tokens.push({ kind: "plain", text: sql.slice(end, match.index) });
    end = match.index + text.length;
    const kind =
      comment !== undefined
        ? "comment"
        : string !== undefined
          ? "string"
          : number !== undefined
            ? "number"
            : name === undefined && keywords.has(text.toLowerCase())
              ? "keyword"
              : "plain";
    tokens.push({ kind, text });
  }
  if (end < sql.length) tokens.push({ kind: "plain", text: sql.slice(end) });
  return tokens;
}
