import { hashedTag } from "../rest/hashed-tag.ts";

/** Tag that changes with every write of a response. Narrower tags change only with the writes that concern them. */
export const ANY_RESPONSE_TAG = "any-response";
/** Tag of every list and search. It changes with a write of a response whose libraries are not known. */
export const RESPONSES_TAG = "responses";
/** The tag of one response. */
export const responseTag = (id: string): string => hashedTag("response", id);
/** Tag of the list of a library's responses: which they are, and what they can be sorted by. */
export const responsesOf = (libraryId: string): string => hashedTag("shelf", libraryId);
/** Tag of everything about the responses of a library. */
export const contentsOf = (libraryId: string): string => hashedTag("content", libraryId);
