import type { Fault } from "../../errors.ts";
import { isObject } from "../rest/merge.ts";
import type { ResponseChanges } from "./response.ts";
import { idFaults, nameFaults, refuse, sizeFaults } from "../rest/validation.ts";

/** Types of responses that need a text. An ordinary response has no type. */
const TYPES_WITH_TEXTS: unknown[] = [undefined, null, "Footer", "MessagingTemplate", "CampaignEmailTemplate"];

/** Refuses a response that breaks the vendor's rules, before any call. */
export function checkNewResponse(response: ResponseChanges): void {
  const needsTexts = TYPES_WITH_TEXTS.includes(response.responseType) && !response.texts?.length;
  refuse([
    // The vendor allows no name, but not a blank one.
    ...(response.name == null ? [] : nameFaults(response.name, { isNew: true })),
    ...libraryFaults(response.libraries),
    ...(needsTexts ? [{ field: "texts", message: "A response of this type needs a text." }] : []),
    ...assetFaults(response.assets),
    ...substitutionFaults(response.substitutions),
    ...placeholderFaults(response),
    ...sizeFaults(response),
  ]);
}

/** Refuses changes that are invalid for every stored response, before any call. */
export function checkResponseChanges(id: string, changes: ResponseChanges): void {
  const knowsAll = changes.texts !== undefined && changes.substitutions !== undefined;
  refuse([
    ...idFaults(id, "id"),
    ...(changes.name == null ? [] : nameFaults(changes.name, { isNew: false })),
    ...(changes.libraries === undefined ? [] : libraryFaults(changes.libraries)),
    ...assetFaults(changes.assets),
    ...substitutionFaults(changes.substitutions),
    ...(knowsAll && changes.substitutionsSchema !== undefined ? placeholderFaults(changes) : []),
    ...sizeFaults(changes),
  ]);
}

/** Refuses the changed response if its texts or placeholders became invalid. Stored faults that the change does not touch pass. */
export function checkChangedResponse(response: ResponseChanges, changes: object): void {
  const named = changes as ResponseChanges;
  const isChanged = ["texts", "substitutions", "substitutionsSchema", "responseType"].some(
    (name) => named[name as keyof ResponseChanges] !== undefined,
  );
  if (!isChanged) return;
  const isAboutTexts = named.texts !== undefined || named.responseType !== undefined;
  const needsTexts = isAboutTexts && TYPES_WITH_TEXTS.includes(response.responseType) && !response.texts?.length;
  // The stored schema may describe the substitutions from before the change.
  const isOutdated = named.substitutions !== undefined && named.substitutionsSchema === undefined;
  const faults = placeholderFaults(isOutdated ? { ...response, substitutionsSchema: null } : response);
  refuse([
    ...(needsTexts ? [{ field: "texts", message: "A response of this type needs a text." }] : []),
    // A change that removes a placeholder gets the fault at the substitutions, not at the text.
    ...(named.texts === undefined ? faults.map((fault) => ({ ...fault, field: "substitutions" })) : faults),
  ]);
}

function libraryFaults(libraries: ResponseChanges["libraries"]): Fault[] {
  if (!libraries?.length) return [{ field: "libraries", message: "A response belongs to at least one library." }];
  return libraries.flatMap(({ id }, at) => idFaults(id, `libraries[${at}]`));
}

function assetFaults(assets: ResponseChanges["assets"]): Fault[] {
  return (assets ?? []).flatMap(({ id }, at) => idFaults(id, `assets[${at}].id`));
}

/** Every placeholder needs an id of its own. */
function substitutionFaults(substitutions: ResponseChanges["substitutions"]): Fault[] {
  const seen = new Set<unknown>();
  return (substitutions ?? []).flatMap(({ id }, at) => {
    const isRepeated = seen.has(id);
    seen.add(id);
    const field = `substitutions[${at}].id`;
    if (!String(id ?? "").trim()) return [{ field, message: "A placeholder needs an id." }];
    return isRepeated ? [{ field, message: `There are two placeholders with the id "${id}".` }] : [];
  });
}

/** Every placeholder in a text must be among the substitutions, or in the schema that describes them. */
function placeholderFaults({ texts, substitutions, substitutionsSchema }: ResponseChanges): Fault[] {
  const schema: unknown = substitutionsSchema;
  const described = isObject(schema) && isObject(schema["properties"]) ? Object.keys(schema["properties"]) : [];
  const known = new Set<unknown>([...(substitutions ?? []).map(({ id }) => id), ...described]);
  return (texts ?? []).flatMap(({ content }, at) => {
    const asked = [...String(content ?? "").matchAll(/\{\{([\w-]+)\}\}/g)].map((match) => match[1]!);
    const unknown = [...new Set(asked)].filter((id) => !known.has(id));
    const message = (id: string) => `The text has the placeholder "${id}", which is not among the substitutions.`;
    return unknown.map((id) => ({ field: `texts[${at}].content`, message: message(id) }));
  });
}
