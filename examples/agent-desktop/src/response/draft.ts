import type { InteractionType, ResponseFieldsFragment, UpdateResponseInput } from "../generated/graphql.ts";

/** What a form has of a response. */
export interface Entries {
  name: string;
  texts: readonly string[];
  /** Empty: any kind. */
  interactionType: InteractionType | "";
}

/** What the agent is changing of a response. It stays until it is saved or discarded. */
export interface Draft extends Entries {
  /** The response as the agent saw it when the edit began. */
  base: ResponseFieldsFragment;
}

export const INTERACTION_TYPES: [value: InteractionType | "", label: string][] = [
  ["", "Any"],
  ["CHAT", "Chat"],
  ["EMAIL", "Email"],
  ["TWITTER", "X (Twitter)"],
];

/** The entries of a form that changes nothing yet. */
export function entriesOf({ name, texts, interactionType }: ResponseFieldsFragment): Entries {
  return {
    name: name ?? "",
    texts: (texts ?? []).map(({ content }) => content ?? ""),
    interactionType: interactionType ?? "",
  };
}

/** Only what the draft changes, so that a save overwrites nothing else. Undefined if it changes nothing. */
export function changesOf(draft: Draft): Omit<UpdateResponseInput, "id"> | undefined {
  const before = entriesOf(draft.base);
  const hasOtherTexts = draft.texts.some((text, at) => text !== before.texts[at]);
  const changes = {
    ...(draft.name !== before.name && { name: draft.name }),
    ...(hasOtherTexts && { texts: textsOf(draft) }),
    ...(draft.interactionType !== before.interactionType && { interactionType: draft.interactionType || null }),
  };
  return Object.keys(changes).length > 0 ? changes : undefined;
}

/** The fields that both the draft and another person have changed. */
export function conflictsOf(draft: Draft, stored: ResponseFieldsFragment): string[] {
  const [before, now] = [entriesOf(draft.base), entriesOf(stored)];
  return Object.keys(changesOf(draft) ?? {}).filter(
    (field) => JSON.stringify(before[field as keyof Entries]) !== JSON.stringify(now[field as keyof Entries]),
  );
}

/** The draft over a newer version: what it changes stays, and everything else is as stored. */
export function draftOver(stored: ResponseFieldsFragment, draft: Draft): Draft {
  const [before, now] = [entriesOf(draft.base), entriesOf(stored)];
  const hasSameTexts = shapeOf(stored) === shapeOf(draft.base);
  const keepsTexts = !hasSameTexts && changesOf(draft)?.texts !== undefined;
  return {
    base: keepsTexts ? { ...stored, texts: draft.base.texts } : stored,
    name: draft.name === before.name ? now.name : draft.name,
    interactionType: draft.interactionType === before.interactionType ? now.interactionType : draft.interactionType,
    texts: keepsTexts
      ? draft.texts
      : now.texts.map((text, at) => (draft.texts[at] === before.texts[at] ? text : (draft.texts[at] ?? text))),
  };
}

/** How many texts there are, and what each of them is for. */
const shapeOf = ({ texts }: ResponseFieldsFragment) =>
  JSON.stringify((texts ?? []).map(({ type, contentType }) => [type, contentType]));

/** The whole list, because it replaces the stored one. */
function textsOf({ base, texts }: Draft): UpdateResponseInput["texts"] {
  return (base.texts ?? []).map(({ contentType, type }, at) => ({ content: texts[at] ?? "", contentType, type }));
}

/** A text with a format that this page does not know cannot be sent back, so the texts cannot be changed. */
export function canEditTexts({ texts }: ResponseFieldsFragment): boolean {
  return (texts ?? []).every(({ contentType, type }) => contentType !== "UNRECOGNIZED" && type !== "UNRECOGNIZED");
}

/** The name of an interaction type. */
export function interactionLabel(type: string): string {
  return INTERACTION_TYPES.find(([value]) => value === type)?.[1] ?? type;
}
