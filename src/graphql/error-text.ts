import { GraphQLError } from "graphql";

/** What ends a complaint about an enum value, with names of the schema only. */
const SUGGESTION = / Did you mean the enum value "\w+"(?:[ ,or]+"\w+")*\?$/;

/**
 * A complaint of graphql-js without the values that it quotes: one slip in an input, a forgotten name for example, would
 * otherwise send the secrets beside it back in the error. `reason` is the message of the error behind it, if any.
 */
export function withoutValues(message: string, reason?: string): string {
  const variable = /^Variable "\$\w+" got invalid value/.exec(message)?.[0];
  if (variable !== undefined) {
    if (reason === undefined || !message.endsWith(`; ${reason}`)) return `${variable}.`;
    // The value comes first and may hold anything; what follows it is known by its end.
    const place = / at "[\w.[\]]+"$/.exec(message.slice(0, -`; ${reason}`.length))?.[0] ?? "";
    return `${variable}${place}; ${withoutValues(reason)}`;
  }
  const suggestion = SUGGESTION.exec(message)?.[0] ?? "";
  return message
    .replace(/^(\w+(?: "\w+")? cannot represent [^:]*value): .*$/s, `$1.${suggestion}`)
    .replace(/^Value ".*" does not exist in (?="\w+" enum\.)/s, "The value does not exist in ")
    .replace(/^(Expected value of type "[^"]+"), found .*$/s, "$1, found something else.")
    .replace(/^(Argument "\w+" has invalid value) .*$/s, "$1.")
    .replace(/^(Syntax Error: .*?(?:found|Unexpected) (?:Block)?String) ".*$/s, "$1.");
}

/** What a log may hold of an error: graphql-js quotes what does not fit the schema, and that may be a secret too. */
export function loggable(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  const { nodes, path } = error;
  return new GraphQLError(withoutValues(error.message), { nodes, path });
}
