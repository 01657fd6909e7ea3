import type { Fault } from "../../errors.ts";
import { isObject } from "../rest/merge.ts";
import type { ResponseChanges } from "./response.ts";
import { idFaults, nameFaults, refuse, sizeFaults } from "../rest/validation.ts";

/** Kinds of responses that are nothing without a text; an ordinary response has no kind. */
const KINDS_WITH_TEXTS: unknown[] = [undefined, null, "Footer", "MessagingTemplate", "CampaignEmailTemplate"];

/** Refuses a response that breaks the vendor's rules, before anything is called. */
export function checkNewResponse(response: ResponseChanges): void {
  const needsTexts = KINDS_WITH_TEXTS.includes(response.responseType) && !response.texts?.length;
  refuse([
    // A name is optional for the vendor, not so a blank one.
    ...(response.name == null ? [] : nameFaults(response.name, { isNew: true })),
    ...libraryFaults(response.libraries),
    ...(needsTexts ? [{ field: "texts", message: "A response of this type needs a text." }] : []),
    ...assetFaults(response.assets),
    ...substitutionFaults(response.substitutions),
    ...placeholderFaults(response),
    ...sizeFaults(response),
  ]);
}

/** Refuses what is wrong with a change whatever is stored, before anything is called. */
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

/** Refuses a response as it would be after a change of its texts or placeholders. What is stored and not changed is not judged. */
export function checkChangedResponse(response: ResponseChanges, changes: object): void {
  const named = changes as ResponseChanges;
  const isChanged = ["texts", "substitutions", "substitutionsSchema", "responseType"].some(
    (name) => named[name as keyof ResponseChanges] !== undefined,
  );
  if (!isChanged) return;
  const isAboutTexts = named.texts !== undefined || named.responseType !== undefined;
  const needsTexts = isAboutTexts && KINDS_WITH_TEXTS.includes(response.responseType) && !response.texts?.length;
  // The schema that is stored may be made of the substitutions that were there before.
  const isOutdated = named.substitutions !== undefined && named.substitutionsSchema === undefined;
  const faults = placeholderFaults(isOutdated ? { ...response, substitutionsSchema: null } : response);
  refuse([
    ...(needsTexts ? [{ field: "texts", message: "A response of this type needs a text." }] : []),
    // Who takes a placeholder away is told so where they did it.
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

/** A placeholder is written by its id. */
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

/** What a text asks to be filled in has to be among the substitutions, or in the schema that describes them. */
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
