import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";
import { isIntrospectionType, isSpecifiedScalarType } from "graphql";
import { schemaReference } from "../../audit/schema-reference.ts";
import { createSchema } from "../../src/resolvers/schema.ts";

const schema = createSchema();
const pages = schemaReference(schema);

/** The anchors that GitHub makes of a page's headings. */
const anchorsOf = (text: string) => [...text.matchAll(/^##? (\w+)$/gm)].map(([, heading]) => heading!.toLowerCase());

const OWN_DIRECTIVES = ["cost", "listSize", "permission", "semanticNonNull"];

test("every query, mutation, subscription, type and directive of the gateway has one heading", () => {
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .map(({ name }) => name)
    .filter((name) => !["Query", "Mutation", "Subscription"].includes(name));
  const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!].flatMap((type) =>
    Object.keys(type.getFields()),
  );
  const headings = Object.entries(pages).flatMap(([path, text]) =>
    path.endsWith("README.md") ? [] : [...text.matchAll(/^## (\w+)$/gm)].map(([, name]) => name!),
  );
  expect(headings.toSorted()).toEqual([...types, ...roots, ...OWN_DIRECTIVES].toSorted());
});

test("every link leads to a heading, and no two headings of a page have the same anchor", () => {
  for (const text of Object.values(pages)) expect(new Set(anchorsOf(text)).size).toBe(anchorsOf(text).length);
  let links = 0;
  for (const [path, text] of Object.entries(pages)) {
    for (const [, file, anchor] of text.matchAll(/\]\(([\w.]*)(?:#(\w+))?\)/g)) {
      const target = pages[file ? join(dirname(path), file) : path];
      expect([path, file, anchor, target && (!anchor || anchorsOf(target).includes(anchor))]).toEqual([
        path,
        file,
        anchor,
        true,
      ]);
      links += 1;
    }
  }
  expect(links).toBeGreaterThan(1000);
});

test("a row has the type with its link, the default, the REST calls and the permission", () => {
  expect(pages["docs/schema/queries.md"]).toContain(
    "| `first` | Int | `25` | Number of libraries to return, 1 to 100. |",
  );
  expect(pages["docs/schema/queries.md"]).toContain(
    "Needs `responses:library:view`.\n\nAnswers [LibraryConnection](objects.md#libraryconnection). REST calls: 1.",
  );
  expect(pages["docs/schema/objects.md"]).toMatch(
    /\| `libraries` \| \\\[\[Library\]\(objects\.md#library\)\\\]!? \| 1 \| The libraries that the response is in\..*Needs `responses:library:view`/,
  );
  expect(pages["docs/schema/mutations.md"]).toContain("| `dryRun` | Boolean | `false` |");
  expect(pages["docs/schema/inputs.md"]).toContain("Exactly one of the fields must be given.");
});

test("no cell of a table breaks its row", () => {
  for (const [path, text] of Object.entries(pages)) {
    const rows = text.split("\n").filter((line) => line.startsWith("|"));
    expect([path, rows.filter((row) => !row.endsWith(" |"))]).toEqual([path, []]);
  }
});
