import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { buildSchema, isAbstractType, isInterfaceType, isIntrospectionType, isObjectType } from "graphql";
import type { GraphQLInterfaceType, GraphQLSchema } from "graphql";

/*
 * A normalized client cache takes type and id for one object, Relay the id alone. So a field is called `id` only where the pair names an
 * object whose other fields are the same wherever it stands in any answer.
 */

/** The types that stand for one object of Genesys Cloud. Add one only if each of its fields depends on its id alone. */
const ENTITIES = [
  "AppleIntegration",
  "Division",
  "FacebookIntegration",
  "InstagramIntegration",
  "Library",
  "LineIntegration",
  "MessagingSetting",
  "OpenIntegration",
  "OtherIntegration",
  "Response",
  "ResponseAsset",
  "Sticker",
  "SupportedContentProfile",
  "TwitterIntegration",
  "User",
  "WhatsAppIntegration",
];

interface Found {
  /** The object types with a field `id`. */
  withId: string[];
  /** Interfaces and unions with an entity among others that have no id: a cache could not tell the members apart. */
  mixed: string[];
}

function identityIn(schema: GraphQLSchema): Found {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const withId = types.filter(isObjectType).filter((type) => "id" in type.getFields());
  const mixed = types.filter(isAbstractType).filter((type) => {
    const members = schema.getPossibleTypes(type);
    const entities = members.filter((member) => withId.includes(member));
    const names = isInterfaceType(type) && "id" in type.getFields();
    return (entities.length > 0 || names) && entities.length !== members.length;
  });
  return { withId: withId.map(({ name }) => name).toSorted(), mixed: mixed.map(({ name }) => name) };
}

const schema = buildSchema(readFileSync("schema.graphql", "utf8"));

describe("a field `id`", () => {
  test("is on entities, and on no other type", () => {
    expect(identityIn(schema).withId).toEqual(ENTITIES);
  });

  test("is on every member of an interface or union that has an entity", () => {
    expect(identityIn(schema).mixed).toEqual([]);
  });

  test("is not null, because the object is nothing without it", () => {
    for (const name of ENTITIES) {
      const type = schema.getType(name)!;
      expect([name, isObjectType(type) && String(type.getFields()["id"]!.type)]).toEqual([name, "ID!"]);
    }
  });

  test("comes with the interface Node, except for what Genesys Cloud cannot read by its id", () => {
    const nodes = schema.getPossibleTypes(schema.getType("Node") as GraphQLInterfaceType).map(({ name }) => name);
    // There are only lists of stickers.
    expect(nodes.toSorted()).toEqual(ENTITIES.filter((name) => name !== "Sticker"));
  });
});

test("a value with an id and a union of entities and values are found", () => {
  const { withId, mixed } = identityIn(
    buildSchema(`
      interface Named { name: String }
      type Cat implements Named { id: ID! name: String }
      type Key { id: ID value: String }
      type Text implements Named { name: String }
      union Both = Cat | Key
      union Some = Cat | Text
      type Query { both: Both some: Some named: Named }
    `),
  );
  expect(withId).toEqual(["Cat", "Key"]);
  expect(mixed).toEqual(["Named", "Some"]);
});
