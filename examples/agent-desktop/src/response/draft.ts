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
