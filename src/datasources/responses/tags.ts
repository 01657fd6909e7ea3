import { hashedTag } from "../rest/hashed-tag.ts";

/** The kind of responses among the entities that an answer shows. */
export const RESPONSE = "response";
/** Tag that changes with every write of a response. */
export const ANY_RESPONSE_TAG = "any-response";
/** Tag of every response list and search. It changes when the libraries of a written response are unknown. */
export const RESPONSES_TAG = "responses";
/** The tag of one response. */
export const responseTag = (id: string): string => hashedTag("response", id);
/** Tag of the lists of a library's responses. It changes when their rows or their order may have changed. */
export const responsesOf = (libraryId: string): string => hashedTag("responses-of", libraryId);
/** Tag of the content of a library's responses. It changes with every write of one of them. */
export const contentsOf = (libraryId: string): string => hashedTag("content", libraryId);
/** Tag of every search for a phrase. It changes with a response whose texts are not known. */
export const PHRASES_TAG = "phrases";
/** Tag of every search within libraries. It changes with a response whose libraries are not known, unless `RESPONSES_TAG` does. */
export const CONTENTS_TAG = "contents";
