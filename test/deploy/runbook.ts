import { readFileSync } from "node:fs";
import { metricsIn } from "./metrics.ts";

/** What a runbook tells its reader to look at, in its own words. */
export interface Clue {
  kind: "expression" | "log" | "status" | "readyz";
  text: string;
  /** What `/status` says there. */
  says?: string;
}

export interface Row {
  /** The row holds if all clues of one of these hold; none for a row that only a person can judge. */
  alternatives: Clue[][];
  cause: string;
}

export interface Runbook {
  alert: string;
  /** Clues of the text around the table. */
  text: Clue[];
  rows: Row[];
}

/** What a gateway gives its readers during an incident. */
export interface Evidence {
  /** What Prometheus answers to an expression; undefined if that is nothing. */
  answer(expression: string): string | undefined;
  /** The texts of the log lines. */
  log: readonly string[];
  /** The text of `/status` below a name or a heading; undefined if there is none. */
  status(name: string): string | undefined;
}

const CLUES = /the log line `([^`]+)`|`\/status`, \*([^*]+)\*(?:, says `([^`]+)`)?|`([^`]+)`/gi;

function cluesIn(text: string): Clue[] {
  return [...text.matchAll(CLUES)].flatMap(([, line, name, says, code]): Clue[] => {
    if (line !== undefined) return [{ kind: "log", text: line }];
    if (name !== undefined) return [{ kind: "status", text: name, ...(says !== undefined && { says }) }];
    return isExpression(code!) ? [{ kind: "expression", text: code! }] : [];
  });
}

const isExpression = (code: string) => /[<>]|==/.test(code) && metricsIn(code).length > 0;

/** Reads a page of docs/runbooks/. */
export function readRunbook(path: string): Runbook {
  const lines = readFileSync(path, "utf8").split("\n");
  const rows = lines
    .filter((line) => line.startsWith("| ") && !line.startsWith("| Look at"))
    .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| |\|$/g, "").trim()));
  return {
    alert: /\*\*Alert `(\w+)`/.exec(lines.join("\n"))![1]!,
    text: cluesIn(lines.filter((line) => !line.startsWith("|")).join(" ")),
    rows: rows.map(([look, cause]) => ({
      alternatives: look!
        .split(", or ")
        .map(cluesIn)
        .filter((clues) => clues.length > 0),
      cause: cause!,
    })),
  };
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** What is found where the clue says; undefined if nothing is, or something else. In a log line `<word>` stands for any text. */
export function lookAt({ kind, text, says }: Clue, evidence: Evidence): string | undefined {
  if (kind === "expression") return evidence.answer(text);
  if (kind === "status") {
    const found = evidence.status(text);
    return found === undefined || (says !== undefined && !found.includes(says)) ? undefined : found;
  }
  const pattern = new RegExp(`^${text.split(/<\w+>/).map(escaped).join(".+")}$`);
  return evidence.log.find((line) => pattern.test(line));
}

/** Follows the page: the cause of the first row that holds, with what was found there. */
export function follow({ rows }: Runbook, evidence: Evidence): { cause: string; found: string } | undefined {
  for (const { alternatives, cause } of rows) {
    for (const clues of alternatives) {
      const found = clues.map((clue) => lookAt(clue, evidence));
      const decides = clues.some(({ kind, says }) => kind !== "status" || says !== undefined);
      if (decides && !found.includes(undefined)) return { cause, found: found.join("\n") };
    }
  }
  return undefined;
}
