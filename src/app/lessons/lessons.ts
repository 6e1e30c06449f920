import type { OracleFeature } from "../../sql/oracle/featureProbes.ts";
import type { LessonScript } from "../../sql/lessons/lessonScripts.ts";

export interface LessonStep {
  readonly title: string;
  /** Paragraphs that say what to look at. */
  readonly words: readonly string[];
  readonly script: LessonScript;
  /** Features that the script uses; the page checks them on the server first. */
  readonly needs?: readonly OracleFeature[];
  /** Shows the same point on a server that lacks one of them. */
  readonly otherwise?: { readonly words: readonly string[]; readonly script: LessonScript };
}

export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly mode: "oracle" | "postgresql";
  /** Shown only if the server itself has PL/iSQL. */
  readonly needsPlisql?: boolean;
  readonly steps: readonly LessonStep[];
}

export const lessons: readonly Lesson[] = [
  {
    id: "first",
    title: "A first query",
    summary: "A table, rows, questions about them, and a mistake.",
    mode: "postgresql",
    steps: [
      {
        title: "Make a table",
        words: [
          "Everything is kept in tables: rows with the same columns. This script makes one and fills it; run it as often as you like.",
          "It appears in the schema tree at the left as soon as it is there.",
        ],
        script: "firstTable",
      },
      {
        title: "Ask it something",
        words: [
          "SELECT names the columns, WHERE keeps some of the rows, ORDER BY puts them in order.",
          "A click on a column's name in the result sorts what has been fetched, too.",
        ],
        script: "firstQuery",
      },
      {
        title: "Count and sum up",
        words: ["GROUP BY makes one row of many. The 1 stands for the first column of the list."],
        script: "firstGroup",
      },
      {
        title: "Make a mistake",
        words: [
          "The server says what it does not understand, and the editor underlines that very word. Put it right and run it again with Control+Enter.",
        ],
        script: "firstMistake",
      },
    ],
  },
  {
    id: "oracle",
    title: "Coming from Oracle",
    summary: "Port 1521 knows names that port 5432 does not.",
    mode: "oracle",
    steps: [
      {
        title: "DUAL and SYSDATE",
        words: [
          "These statements run on port 1521: see the switch at the top. A query needs a table there by custom, and DUAL is the one with a single row.",
        ],
        script: "oracleDualBare",
        needs: ["dual", "bareSysdate"],
        otherwise: {
          words: [
            "These statements run on port 1521: see the switch at the top. A query needs a table there by custom, and DUAL is the one with a single row. SYSDATE is a function here, with parentheses.",
          ],
          script: "oracleDual",
        },
      },
      {
        title: "Functions by other names",
        words: [
          "NVL is COALESCE for two, DECODE a CASE, ADD_MONTHS knows the ends of months, and INSTR finds the second match.",
        ],
        script: "oracleFunctions",
        needs: ["oracleDates", "instr"],
        otherwise: {
          words: [
            "NVL is COALESCE for two, DECODE a CASE, LAST_DAY knows the ends of months, and INSTR finds a text. ADD_MONTHS or INSTR with four arguments is missing or wrong on this server: see About this server.",
          ],
          script: "oracleFunctionsCommon",
        },
      },
      {
        title: "The same on both ports",
        words: [
          "Run this, then press Alt+C: it runs on both ports, and the answers stand beside each other.",
        ],
        script: "oracleCompare",
      },
    ],
  },
  {
    id: "transactions",
    title: "Transactions and locks",
    summary: "All or nothing, and who waits for whom.",
    mode: "postgresql",
    steps: [
      { title: "Two accounts", words: ["Somewhere to move money."], script: "transactionTable" },
      {
        title: "Undo everything",
        words: [
          "What stands between BEGIN and ROLLBACK happened for nobody else, and in the end not at all. Compare the two results.",
        ],
        script: "transactionUndo",
      },
      {
        title: "A failure undoes it too",
        words: [
          "The check refuses a negative balance. From then on the transaction takes nothing but its end: the status bar says so, and Roll back appears beside Run.",
        ],
        script: "transactionFailure",
      },
      {
        title: "Undo a part",
        words: [
          "A savepoint is a place to come back to. The first ROLLBACK ends the transaction of the last step, if it is still open.",
          "Afterwards press Alt+L: two sessions stand side by side, and you can let one wait for the other.",
        ],
        script: "transactionSavepoint",
      },
    ],
  },
  {
    id: "plans",
    title: "How a query runs",
    summary: "Plans, estimates and what an index does.",
    mode: "postgresql",
    steps: [
      {
        title: "Twenty thousand rows",
        words: ["ANALYZE counts them, so that the planner knows what it deals with."],
        script: "planTable",
      },
      {
        title: "Look at the plan",
        words: [
          "EXPLAIN ANALYZE runs a statement and tells how. The costliest node is marked: it reads the whole table.",
          "For any statement of your own there is Alt+E, and Alt+Shift+E to measure it.",
        ],
        script: "planScan",
      },
      {
        title: "Give it an index",
        words: ["The same question, and the server looks only at the rows that matter."],
        script: "planIndex",
      },
    ],
  },
  {
    id: "plpgsql",
    title: "Functions in PL/pgSQL",
    summary: "Code on the server, its messages and its errors.",
    mode: "postgresql",
    steps: [
      {
        title: "A function",
        words: ["What stands between the dollar signs is the function's text, semicolons and all."],
        script: "plpgsqlFunction",
      },
      {
        title: "Notices and exceptions",
        words: ["See Messages: notices come while the block runs, and a warning is louder."],
        script: "plpgsqlNotice",
      },
      {
        title: "An error inside",
        words: [
          "The first lesson made the table planet, but it has no such column. The error shows the statement inside of the function that failed.",
        ],
        script: "plpgsqlError",
      },
    ],
  },
  {
    id: "plisql",
    title: "Blocks and packages in PL/iSQL",
    summary: "Oracle's language, where the engine has it.",
    mode: "oracle",
    needsPlisql: true,
    steps: [
      {
        title: "A block",
        words: ["A line that holds only a slash ends it and runs it."],
        script: "plisqlBlock",
        needs: ["dbmsOutput"],
        otherwise: {
          words: [
            "A line that holds only a slash ends it and runs it. This server has no DBMS_OUTPUT: RAISE NOTICE shows text under Messages.",
          ],
          script: "plisqlBlockNotice",
        },
      },
      {
        title: "A package",
        words: ["It keeps its variables for as long as the session lives: run the query again."],
        script: "plisqlPackage",
      },
    ],
  },
];
