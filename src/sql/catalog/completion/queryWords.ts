const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
export const setOperators = words("union intersect except minus");
export const queryStarts = words("select with values table insert update delete merge");
export const verbs = words("select values table insert update delete merge");
/** Words after a relation that are not its alias. */
export const clauseWords = words(
  "where group order having limit offset fetch union intersect except minus on using inner left " +
    "right full cross natural join lateral set values select returning window for tablesample " +
    "default as when then loop into connect start with from do is end",
);
/** Words after which no relation follows a comma. */
export const listEnds = words(
  "where group order having limit offset fetch window for returning set values select loop into when connect start",
);
export const selectListEnds = words(
  "from into where group having window union intersect except minus order limit offset fetch for loop bulk",
);
/** Functions with a FROM of their own. */
export const fromFunctions = words("extract substring trim overlay");
