import { expect, test } from "@jest/globals";
import { buildSchema, graphql } from "graphql";
import type { GenesysIntegration } from "../../src/datasources/integrations/integration.ts";
import type { GenesysLibrary } from "../../src/datasources/libraries.ts";
import type { GenesysResponseAsset } from "../../src/datasources/response-assets.ts";
import type { GenesysResponse } from "../../src/datasources/responses/response.ts";
import type { UserOrReference } from "../../src/datasources/users.ts";
import type {
  AppleIntegrationResolvers,
  LibraryResolvers,
  MutationResolvers,
  QueryResolvers,
  ResponseAssetResolvers,
  ResponseResolvers,
  Resolvers,
  ResolversParentTypes,
  UserResolvers,
} from "../../src/generated/resolvers.ts";
import type { Complete, CompleteTypes } from "../../src/graphql/complete.ts";
import { resolvers } from "../../src/resolvers/index.ts";
import { createSchema } from "../../src/resolvers/schema.ts";

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

type Resolver<T, Parent = Thing> = (parent: Parent, args: object) => Promise<T> | T | Error;

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
  // @ts-expect-error: no resolver
  {} satisfies Complete<ThingResolvers, Thing>,
  // @ts-expect-error: `missing`, which the parent does not have
  { count, kind, title } satisfies Complete<ThingResolvers, Thing>,
  // @ts-expect-error: `count`, which the parent has in another type
  { kind, title, missing } satisfies Complete<ThingResolvers, Thing>,
  // @ts-expect-error: `kind`, where the parent may hold any text
  { count, title, missing } satisfies Complete<ThingResolvers, Thing>,
  // @ts-expect-error: `title`, which the parent may lack
  { count, kind, missing } satisfies Complete<ThingResolvers, Thing>,
  // @ts-expect-error: undefined is not a resolver
  { ...complete, missing: undefined } satisfies Complete<ThingResolvers, Thing>,
  // @ts-expect-error: a resolver that answers something else
  { ...complete, missing: () => 7 } satisfies Complete<ThingResolvers, Thing>,
  // @ts-expect-error: `responses`, on the generated types themselves
  {} satisfies Complete<LibraryResolvers, GenesysLibrary>,
];

type Answerable = Pick<ThingResolvers, "id" | "name" | "tags" | "owner" | "__isTypeOf">;
const nothingDemanded: Complete<Answerable, Thing> = {};

/** An entity, and the reference that other entities hold. */
interface Team {
  id: string;
  name?: string;
  town?: string;
}
interface TeamReference {
  id: string;
  name?: string;
}

interface Player {
  whole?: Team;
  reference?: TeamReference;
  list?: TeamReference[];
}

/** The resolvers of a player. `T` is the parent of the type Team. */
interface PlayerResolvers<T> {
  whole?: Resolver<T | Error | null | undefined, Player>;
  reference?: Resolver<T | Error | null | undefined, Player>;
  list?: Resolver<readonly (T | Error | null)[] | null | undefined, Player>;
}

interface TeamResolvers<Parent> {
  id?: Resolver<string, Parent>;
  name?: Resolver<string | null | undefined, Parent>;
  town?: Resolver<string | null | undefined, Parent>;
}

const beyondReferences: Record<Demanded<Complete<PlayerResolvers<Team>, Player>>, true> = {
  reference: true,
  list: true,
};
const withReferences: Record<Demanded<Complete<PlayerResolvers<Team | TeamReference>, Player>>, true> = {};
const teamFields: Record<Demanded<Complete<TeamResolvers<Team>, Team>>, true> = {};
const beyondTeamReference: Record<
  Demanded<Complete<TeamResolvers<Team | TeamReference>, Team | TeamReference>>,
  true
> = {
  town: true,
};

const demandedInTheGraph: [
  Record<Demanded<Complete<UserResolvers, UserOrReference>>, true>,
  Record<Demanded<Complete<ResponseAssetResolvers, GenesysResponseAsset>>, true>,
  Record<Demanded<Complete<ResponseResolvers, GenesysResponse>>, true>,
  Record<
    Demanded<
      Pick<
        Complete<AppleIntegrationResolvers, GenesysIntegration>,
        "name" | "createdBy" | "messagingSetting" | "supportedContentProfile"
      >
    >,
    true
  >,
] = [
  { nodeId: true, name: true },
  { nodeId: true, responses: true },
  { nodeId: true, libraries: true, history: true },
  { messagingSetting: true, supportedContentProfile: true },
];

const { library: _library, ...queries } = {} as Required<QueryResolvers>;
const { createLibrary: _create, ...mutations } = {} as Required<MutationResolvers>;
const { User: _user, ...types } = {} as CompleteTypes<Resolvers, ResolversParentTypes>;
const incompleteGraph = [
  // @ts-expect-error: `Query.library`
  queries satisfies Required<QueryResolvers>,
  // @ts-expect-error: `Mutation.createLibrary`
  mutations satisfies Required<MutationResolvers>,
  // @ts-expect-error: the type User, whose `name` needs a resolver
  types satisfies CompleteTypes<Resolvers, ResolversParentTypes>,
];

// These are for tsc only.
void [incomplete, incompleteGraph, nothingDemanded, demandedInTheGraph, withReferences, teamFields];

test("graphql-js answers null for what lies beyond a reference, where tsc demands a resolver", async () => {
  const schema = buildSchema(`
    type Team { id: String! name: String town: String }
    type Player { whole: Team reference: Team list: [Team] }
    type Query { player: Player }
  `);
  const reference: TeamReference = { id: "1", name: "Red" };
  const player: Player = { whole: { ...reference, town: "Bern" }, reference, list: [reference] };
  const source = "{ player { whole { id name town } reference { id name town } list { id name town } } }";
  const { data, errors } = await graphql({ schema, source, rootValue: { player } });
  expect(errors).toBeUndefined();
  const incompleteFields = Object.entries(data!["player"] as object).filter(([, team]) =>
    [team].flat().some(({ town }: Team) => town === null),
  );
  expect(incompleteFields.map(([field]) => field)).toEqual(Object.keys(beyondReferences));
  expect(Object.keys(beyondTeamReference)).toEqual(["town"]);
});

test("every field of Query and Mutation has a resolver", () => {
  const schema = createSchema();
  for (const [type, own] of [
    [schema.getQueryType(), resolvers.Query],
    [schema.getMutationType(), resolvers.Mutation],
  ] as const) {
    expect(Object.keys(own!).toSorted()).toEqual(Object.keys(type!.getFields()).toSorted());
  }
});

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
