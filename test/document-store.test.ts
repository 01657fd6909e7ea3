import { expect, test } from "@jest/globals";
import { parse } from "graphql";
import { createDocumentStore } from "../src/document-store.ts";

test("keeps what was parsed lately, and forgets the oldest when the texts become too many", async () => {
  const store = createDocumentStore()!;
  const text = (number: number) => `query Q${number} { libraries { nodes { ${"name ".repeat(1000)} } } }`;
  for (let number = 0; number < 200; number += 1) await store.set(String(number), parse(text(number)));
  expect(await store.get("199")).toEqual(parse(text(199)));
  expect(await store.get("0")).toBeUndefined();
  const kept = [];
  for (let number = 0; number < 200; number += 1) if (await store.get(String(number))) kept.push(number);
  // 5,000 characters each.
  expect(kept.length).toBeGreaterThan(70);
  expect(kept.length).toBeLessThanOrEqual(80);
  await store.delete("199");
  expect(await store.get("199")).toBeUndefined();
});
