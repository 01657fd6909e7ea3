import type { JsonObject } from "../contract.ts";
import { invalidValue } from "../errors.ts";
import { slice } from "../paging.ts";
import type { CannedResponse } from "../model.ts";
import type { State } from "../state.ts";

const maximumPageSize = 500;

interface Filter {
  name: string;
  operator: "IN" | "EQUALS" | "NOTEQUALS" | "BEGINS_WITH" | "ENDS_WITH" | "CONTAINS";
  values: string[];
}

interface Hits {
  entities: CannedResponse[];
  pageSize: number;
  pageNumber: number;
  total: number;
  pageCount: number;
}

// The values that each filter of the vendor compares. A response has several libraries. interactionType has no filter.
const filtered = new Map<string, (response: CannedResponse) => string[]>([
  ["name", ({ name }) => (name === undefined ? [] : [name])],
  ["libraryId", ({ libraries }) => libraries],
  ["text.contentType", ({ texts = [] }) => texts.flatMap(({ contentType }) => (contentType as string) ?? [])],
  ["messagingTemplate", ({ messagingTemplate = {} }) => Object.keys(messagingTemplate).map((key) => key.toLowerCase())],
  // The vendor documents "Signature" as a value of this filter, although it is a type of footer.
  ["responseType", ({ responseType, footer }) => [responseType, footer?.type].filter((value) => value !== undefined)],
]);

const matches: Record<Filter["operator"], (held: string, value: string) => boolean> = {
  IN: (held, value) => held === value,
  EQUALS: (held, value) => held === value,
  NOTEQUALS: (held, value) => held === value,
  BEGINS_WITH: (held, value) => held.startsWith(value),
  ENDS_WITH: (held, value) => held.endsWith(value),
  CONTAINS: (held, value) => held.includes(value),
};

/**
 * One page of the responses that contain the phrase and pass all filters. Sorted by id, unlike the GET list: the vendor
 * promises no order here, so a client that relies on one fails in the sandbox already.
 */
export function searchResponses(state: State, body: JsonObject): Hits {
  const { queryPhrase = "", filters = [] } = body as { queryPhrase?: string; filters?: Filter[] };
  const { pageSize = 25, pageNumber = 1 } = body as { pageSize?: number; pageNumber?: number };
  if (pageSize < 1 || pageSize > maximumPageSize) {
    throw invalidValue(`pageSize must be between 1 and ${maximumPageSize}`, "pageSize");
  }
  if (pageNumber < 1) throw invalidValue("pageNumber starts at 1", "pageNumber");
  for (const [at, filter] of filters.entries()) checkFilter(filter, `filters[${at}]`);

  const phrase = queryPhrase.toLowerCase();
  const hits = [...state.responses.values()]
    .filter((response) => holds(response, phrase) && filters.every((filter) => passes(response, filter)))
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));
  const entities = slice(hits, pageSize, pageNumber);
  return { entities, pageSize, pageNumber, total: hits.length, pageCount: Math.ceil(hits.length / pageSize) };
}

function checkFilter({ name, operator, values }: Filter, at: string): void {
  if (!filtered.has(name)) throw invalidValue(`There is no filter "${name}"`, `${at}.name`);
  if (values.length === 0) throw invalidValue("A filter needs a value", `${at}.values`);
  if (values.length > 1 && operator !== "IN") throw invalidValue("Only IN takes several values", `${at}.values`);
}

function holds({ name = "", texts = [] }: CannedResponse, phrase: string): boolean {
  return [name, ...texts.map(({ content }) => content)].some((text) => text.toLowerCase().includes(phrase));
}

function passes(response: CannedResponse, { name, operator, values }: Filter): boolean {
  const held = filtered.get(name)!(response);
  const hit = held.some((own) => values.some((value) => matches[operator](own, value)));
  return operator === "NOTEQUALS" ? !hit : hit;
}
