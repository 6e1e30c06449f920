/** libpq's default port. */
const defaultPort = "5432";

/** Hosts that mean the server's own machine: socket directories and loopback addresses. */
const ownHosts: ReadonlySet<string> = new Set([
  "",
  "localhost",
  "127.0.0.1",
  "::1",
  "/run/postgresql",
  "/var/run/postgresql",
]);

/**
 * Whether a `\connect` stays at the server of `port`, or at the session's port if `port` is null. A
 * session belongs to its port, so psql must not connect to another server. Arguments are judged as
 * written, before psql expands variables and backquotes.
 *
 * @param command The command with its backslash.
 * @see PostgreSQL documentation, psql, "\connect"; libpq, "Connection Strings"
 */
export function staysAtServer(command: string, port: number | null): boolean {
  const [, ...written] = splitArguments(command);
  const [option = "", ...others] = written;
  const reuse = /^-reuse-previous=(.*)$/.exec(option)?.[1];
  const [database = "-", , host = "-", portArgument = "-"] = reuse === undefined ? written : others;
  const target = parseConnectionString(database);
  const parameters = target ?? new Map<string, string>();
  if (host !== "-") parameters.set("host", host);
  if (portArgument !== "-") parameters.set("port", portArgument);
  if (parameters.has("service")) return false;
  const reuses = reuse === undefined ? target === null : isOn.test(reuse);
  const isOwnHost = ["host", "hostaddr"].every((name) => ownHosts.has(parameters.get(name) ?? ""));
  const given = parameters.get("port") ?? "";
  const usedPort = given !== "" ? given : reuses ? null : defaultPort;
  return isOwnHost && (usedPort === null || usedPort === String(port));
}

const isOn = /^(?:on|true|t|tr|tru|yes|y|ye|1)$/i;

/** Parses the parameters of `name=value ...` or of a URI; `null` for the name of a database. */
function parseConnectionString(text: string): Map<string, string> | null {
  if (/^postgres(?:ql)?:\/\//.test(text)) return parseUri(text);
  if (!text.includes("=")) return null;
  const parameters = new Map<string, string>();
  for (const [, name = "", quoted, plain = ""] of text.matchAll(parameter)) {
    parameters.set(name, (quoted ?? plain).replaceAll(/\\(.)/gs, "$1"));
  }
  return parameters;
}

const parameter = /(\w+)\s*=\s*(?:'((?:\\.|[^'\\])*)'|((?:\\.|[^\s\\])*))/gs;

function parseUri(text: string): Map<string, string> {
  const [, authority = "", query = ""] = /^\w+:\/\/([^/?]*)[^?]*\??(.*)$/s.exec(text) ?? [];
  const place = authority.slice(authority.lastIndexOf("@") + 1);
  const [, bracketed, plain = "", port = ""] =
    /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/s.exec(place) ?? [];
  const parameters = new Map([
    ["host", decode(bracketed ?? plain)],
    ["port", port],
  ]);
  for (const pair of query.split("&")) {
    const [name = "", value = ""] = pair.split("=", 2);
    if (name !== "") parameters.set(decode(name), decode(value));
  }
  return parameters;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Splits a command into words; single quotes allow backslash escapes, double quotes are doubled.
 */
function splitArguments(command: string): readonly string[] {
  return [...command.matchAll(argument)].map(([text]) =>
    text.replaceAll(quotedPart, (_, single?: string, double?: string) =>
      single === undefined ? (double ?? "").replaceAll('""', '"') : single.replaceAll("''", "'"),
    ),
  );
}

const argument = /(?:'(?:\\.|''|[^'\\])*'?|"(?:""|[^"])*"?|[^\s'"])+/gs;
const quotedPart = /'((?:\\.|''|[^'\\])*)'?|"((?:""|[^"])*)"?/gs;
