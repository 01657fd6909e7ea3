import type { Fault } from "../../errors.ts";
import type { ResponseChanges } from "./response.ts";
import { isSameWord } from "../../graphql/enum-word.ts";
import { idFaults, refuse, sizeFaults } from "../rest/validation.ts";

/** Types of responses that need a text, as the vendor's model `Response.texts` says. An ordinary response has no type. */
const TYPES_WITH_TEXTS = ["Footer", "MessagingTemplate", "CampaignEmailTemplate"];

/** Refuses a response that breaks the vendor's rules, before any call. */
export function checkNewResponse(response: ResponseChanges): void {
  refuse([
    ...libraryFaults(response.libraries),
    ...textFaults(response),
    ...assetFaults(response.assets),
    ...sizeFaults(response),
  ]);
}

/** Refuses changes that are invalid for every stored response, before any call. */
export function checkResponseChanges(id: string, changes: ResponseChanges): void {
  refuse([
    ...idFaults(id, "id"),
    ...(changes.libraries === undefined ? [] : libraryFaults(changes.libraries)),
    ...assetFaults(changes.assets),
    ...sizeFaults(changes),
  ]);
}

/** Refuses the changed response if it lost the text that its type needs. Stored faults that the change does not touch pass. */
export function checkChangedResponse(response: ResponseChanges, changes: object): void {
  const { texts, responseType } = changes as ResponseChanges;
  if (texts !== undefined || responseType !== undefined) refuse(textFaults(response));
}

function textFaults({ responseType, texts }: ResponseChanges): Fault[] {
  const needsText = responseType == null || TYPES_WITH_TEXTS.some((type) => isSameWord(type, responseType));
  const isMissing = needsText && !texts?.length;
  return isMissing ? [{ field: "texts", message: "A response of this type needs a text." }] : [];
}

/** The vendor's model `Response` requires `libraries`, with at least one. */
function libraryFaults(libraries: ResponseChanges["libraries"]): Fault[] {
  if (!libraries?.length) return [{ field: "libraries", message: "A response belongs to at least one library." }];
  return libraries.flatMap(({ id }, at) => idFaults(id, `libraries[${at}]`));
}

function assetFaults(assets: ResponseChanges["assets"]): Fault[] {
  return (assets ?? []).flatMap(({ id }, at) => idFaults(id, `assets[${at}].id`));
}
