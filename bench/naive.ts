import { Kind, parse, print, visit } from "graphql";

/** The rule, printed above the table. */
export const NAIVE_RULE =
  "Naive plan: one REST call for each page of a list, and one for each occurrence of an entity outside such a page.\n" +
  "Counted from the answer.";

/** Types that a naive resolver reads by id. */
const ENTITIES = /^(Library|Response|User|MessagingSetting|SupportedContentProfile|Sticker|\w+Integration)$/;

/** Adds `__typename` to the query, which `naiveCalls` needs. */
export function withTypeNames(query: string): string {
  const name = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } } as const;
  const document = visit(parse(query), {
    SelectionSet: (set, _key, parent) =>
      parent && "kind" in parent && parent.kind === Kind.OPERATION_DEFINITION
        ? undefined
        : { ...set, selections: [name, ...set.selections] },
  });
  return print(document);
}

/** REST calls of a naive plan, counted from an answer with type names. */
export function naiveCalls(value: unknown, isRow = false): number {
  if (Array.isArray(value)) return sum(value.map((item) => naiveCalls(item, isRow)));
  if (typeof value !== "object" || value === null) return 0;
  const type = (value as { __typename?: string }).__typename ?? "";
  const isConnection = type.endsWith("Connection");
  const own = isConnection || (ENTITIES.test(type) && !isRow) ? 1 : 0;
  const below = Object.entries(value).map(([field, item]) => {
    const holdsRows = (isConnection && (field === "nodes" || field === "edges")) || (isRow && field === "node");
    return naiveCalls(item, holdsRows);
  });
  return own + sum(below);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
