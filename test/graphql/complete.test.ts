import { expect, test } from "@jest/globals";
import { buildSchema, graphql } from "graphql";
import type { GenesysLibrary } from "../../src/datasources/libraries.ts";
import type { LibraryResolvers } from "../../src/generated/resolvers.ts";
import type { Complete } from "../../src/graphql/complete.ts";

/*
 * tsc is the test here as much as Jest: `demanded` must name exactly the fields that Complete demands a resolver for,
 * or the file does not compile. The test then proves with graphql-js that these are the ones its default resolver
 * cannot answer.
 */

/** The parent as the REST API might answer it. */
interface Thing {
  id: string;
  name?: string;
  tags: string[];
  owner?: { id: string };
  /** Text upstream, a number in the graph. */
  count: string;
  kind: string;
  /** Never absent in the graph. */
  title?: string;
  /** Not in the graph. */
  extra: boolean;
}

type Resolver<T> = (parent: Thing, args: object) => Promise<T> | T | Error;

/** Resolvers as codegen writes them: every one of them optional. */
interface ThingResolvers {
  id?: Resolver<string>;
  name?: Resolver<string | null | undefined>;
  tags?: Resolver<readonly string[]>;
  owner?: Resolver<{ id: string } | null | undefined>;
  count?: Resolver<number>;
  kind?: Resolver<"A" | "B">;
  title?: Resolver<string>;
  missing?: Resolver<string | null | undefined>;
  __isTypeOf?: (parent: unknown) => boolean;
}

type Demanded<R> = { [Field in keyof R]-?: object extends Pick<R, Field> ? never : Field }[keyof R];

const demanded: Record<Demanded<Complete<ThingResolvers, Thing>>, true> = {
  count: true,
  kind: true,
  title: true,
  missing: true,
};

const complete: Complete<ThingResolvers, Thing> = {
  count: ({ count }) => Number(count),
  kind: () => "A",
  title: ({ title }) => title ?? "",
  missing: () => null,
};
const { count, kind, title, missing } = complete;

const incomplete = [
  // @ts-expect-error: nothing at all
  {} satisfies Complete<ThingResolvers, Thing>,
  // @ts-expect-error: `missing`, which the parent does not have
  { count, kind, title } satisfies Complete<ThingResolvers, Thing>,
  // @ts-expect-error: `count`, which the parent has in another type
  { kind, title, missing } satisfies Complete<ThingResolvers, Thing>,
  // @ts-expect-error: `kind`, where the parent may hold any text
  { count, title, missing } satisfies Complete<ThingResolvers, Thing>,
  // @ts-expect-error: `title`, which the parent may lack
  { count, kind, missing } satisfies Complete<ThingResolvers, Thing>,
  // @ts-expect-error: undefined is no resolver
  { ...complete, missing: undefined } satisfies Complete<ThingResolvers, Thing>,
  // @ts-expect-error: a resolver that answers something else
  { ...complete, missing: () => 7 } satisfies Complete<ThingResolvers, Thing>,
  // @ts-expect-error: `responses`, on the generated types themselves
  {} satisfies Complete<LibraryResolvers, GenesysLibrary>,
];

type Answerable = Pick<ThingResolvers, "id" | "name" | "tags" | "owner" | "__isTypeOf">;
const nothingDemanded: Complete<Answerable, Thing> = {};

// For tsc alone: there is nothing to run.
void [incomplete, nothingDemanded];

test("the fields that tsc demands a resolver for are those that graphql-js cannot answer without", async () => {
  const schema = buildSchema(`
    enum Kind { A B }
    type Owner { id: String! }
    type Thing {
      id: String! name: String tags: [String!]! owner: Owner count: Int! kind: Kind! title: String! missing: String!
    }
    type Query { thing: Thing }
  `);
  const thing: Thing = { id: "1", name: "x", tags: [], owner: { id: "7" }, count: "many", kind: "C", extra: true };
  const fields = ["id", "name", "tags", "owner { id }", "count", "kind", "title", "missing"];
  const failed = await Promise.all(
    fields.map(async (field) => {
      const { errors } = await graphql({ schema, source: `{ thing { ${field} } }`, rootValue: { thing } });
      return errors ? [field] : [];
    }),
  );
  expect(failed.flat()).toEqual(Object.keys(demanded));
});
