import { GraphQLError } from "graphql";

/** The end of a message about an enum value. It holds only names of the schema. */
const SUGGESTION = / Did you mean the enum value "\w+"(?:[ ,or]+"\w+")*\?$/;

/**
 * A message of graphql-js without the values that it quotes. Otherwise one mistake in an input, such as a missing name, would
 * send the secrets beside it back in the error. `reason` is the message of the error that caused this one, if any.
 */
export function withoutQuotedValues(message: string, reason?: string): string {
  const variable = /^Variable "\$\w+" got invalid value/.exec(message)?.[0];
  if (variable !== undefined) {
    if (reason === undefined || !message.endsWith(`; ${reason}`)) return `${variable}.`;
    // The quoted value comes first and may hold any text, so the rest is found from the end of the message.
    const position = / at "[\w.[\]]+"$/.exec(message.slice(0, -`; ${reason}`.length))?.[0] ?? "";
    return `${variable}${position}; ${withoutQuotedValues(reason)}`;
  }
  const suggestion = SUGGESTION.exec(message)?.[0] ?? "";
  return message
    .replace(/^(\w+(?: "\w+")? cannot represent [^:]*value): .*$/s, `$1.${suggestion}`)
    .replace(/^Value ".*" does not exist in (?="\w+" enum\.)/s, "The value does not exist in ")
    .replace(/^(Expected value of type "[^"]+"), found .*$/s, "$1, found something else.")
    .replace(/^(Argument "\w+" has invalid value) .*$/s, "$1.")
    .replace(/^(Syntax Error: .*?(?:found|Unexpected) (?:Block)?String) ".*$/s, "$1.");
}

/** The error as a log may hold it: graphql-js quotes values that do not fit the schema, and these may be secrets. */
export function loggable(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  const { nodes, path } = error;
  return new GraphQLError(withoutQuotedValues(error.message), { nodes, path });
}
