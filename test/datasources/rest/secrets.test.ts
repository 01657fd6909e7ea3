import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { Kind, parse } from "graphql";
import { withoutSecrets } from "../../../src/datasources/rest/secrets.ts";

const inputs = parse(readFileSync("schema.graphql", "utf8")).definitions.filter(
  (one) => one.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION,
);
/** The fields that the schema promises to return nowhere. */
const writeOnly = inputs
  .flatMap(({ fields = [] }) => fields)
  .filter(({ description }) => description?.value.includes("Write-only"))
  .map(({ name }) => name.value);

test.each([...new Set(writeOnly)])("the write-only %s is stored and logged nowhere", (name) => {
  const value = name === "webhookHeaders" ? { "x-api-key": "canary" } : "canary";
  expect(JSON.stringify(withoutSecrets({ id: "1", [name]: value, nested: [{ [name]: value }] }))).not.toContain(
    "canary",
  );
});

test("there are such fields", () => {
  expect(new Set(writeOnly).size).toBeGreaterThan(14);
});
