import { expect, test } from "@jest/globals";
import { parse } from "graphql";
import { createDocumentCache } from "../../src/graphql/document-cache.ts";

test("keeps recently parsed documents, and drops the oldest when there are too many", async () => {
  const store = createDocumentCache()!;
  const text = (number: number) => `query Q${number} { libraries { nodes { ${"name ".repeat(1000)} } } }`;
  for (let number = 0; number < 200; number += 1) await store.set(String(number), parse(text(number)));
  const last = parse(text(199));
  await store.set("199", last);
  // Jest would follow the linked tokens of a document without end.
  expect((await store.get("199")) === last).toBe(true);
  expect((await store.get("0")) === undefined).toBe(true);
  const kept = [];
  for (let number = 0; number < 200; number += 1) if (await store.get(String(number))) kept.push(number);
  // 5,000 characters each.
  expect(kept.length).toBeGreaterThan(70);
  expect(kept.length).toBeLessThanOrEqual(80);
  await store.delete("199");
  expect((await store.get("199")) === undefined).toBe(true);
});
