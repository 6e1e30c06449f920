import type { Refusal, SessionLoss } from "../../sql/session/sqlSession.ts";

export function describeRefusal(refusal: Refusal): string {
  switch (refusal.kind) {
    case "unterminated":
      return `Not sent: the statement ends inside ${unterminatedNames[refusal.what] ?? refusal.what}.`;
    case "notSupported":
      return `Not sent: ${refusal.command} does not work here.`;
    case "nulCharacter":
      return "Not sent: the statement contains the character U+0000, which SQL text cannot hold.";
    case "leftOpen":
      return "psql reads this statement differently and still waits for its end. It was given up.";
  }
}

export function describeLoss(loss: SessionLoss): string {
  switch (loss.kind) {
    case "psqlEnded":
      return `The session ended (psql's exit status ${loss.exitStatus}). A new one is started.`;
    case "connectionLost":
      return "The server closed the connection. Its transaction is rolled back.";
    case "noAnswer":
      return `The session did not answer for ${Math.round(loss.afterMs / 1000)} seconds.`;
    case "machineReplaced":
      return "The machine was replaced while this ran.";
  }
}

const unterminatedNames: Readonly<Record<string, string>> = {
  string: "a string (a closing ' is missing)",
  quotedIdentifier: 'a quoted name (a closing " is missing)',
  dollarQuote: "a dollar-quoted text",
  comment: "a comment (a closing */ is missing)",
  parenthesis: "parentheses (a closing ) is missing)",
  alternativeQuote: "a q'…' string",
  atomicBody: "a BEGIN ATOMIC body",
  copyData: "the data of COPY (a line with \\. is missing)",
  block: "a block (a line with / is missing)",
  conditional: "an \\if without its \\endif",
};
