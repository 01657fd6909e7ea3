import type { GenesysResponse } from "./response.ts";
import { isSameWord } from "../../graphql/enum-word.ts";
import { isObject } from "../rest/merge.ts";

/** A placeholder that no substitution describes; `field` is in the words of the REST API, such as `texts[0].content`. */
export interface UnknownPlaceholder {
  field: string;
  message: string;
}

/** Filled in by the agent's desktop, without an entry in `substitutions`: the vendor's help on substitutions has the list. */
const BUILT_IN = ["AGENT_ALIAS", "AGENT_NAME", "CUSTOMER_NAME"];
/** Those that only footers have. */
const BUILT_IN_FOOTERS = ["AGENT_EMAIL", "DEPARTMENT", "EMAIL_ADDRESS", "FROM_NAME", "TITLE"];
/** A text may also be a template of Go. Its other words have a space or a dot and are no placeholders here. */
const GO_WORDS = ["break", "continue", "else", "end"];

/**
 * The placeholders in a response's texts that neither its substitutions nor their schema describe. No source says that Genesys
 * Cloud refuses them, so they are worth a warning only.
 */
export function unknownPlaceholders(response: GenesysResponse): UnknownPlaceholder[] {
  const { texts, substitutions, substitutionsSchema: schema } = response;
  const described = isObject(schema) && isObject(schema["properties"]) ? Object.keys(schema["properties"]) : [];
  const known = new Set<unknown>([
    ...(substitutions ?? []).map((one) => one?.id),
    ...described,
    ...BUILT_IN,
    ...(isSameWord(response.responseType, "Footer") ? BUILT_IN_FOOTERS : []),
    ...GO_WORDS,
  ]);
  return (texts ?? []).flatMap((text, at) => {
    const asked = [...String(text?.content ?? "").matchAll(/\{\{([\w-]+)\}\}/g)].map((match) => match[1]!);
    const unknown = [...new Set(asked)].filter((id) => !known.has(id));
    const message = (id: string) => `The text has the placeholder "${id}", which is not among the substitutions.`;
    return unknown.map((id) => ({ field: `texts[${at}].content`, message: message(id) }));
  });
}
