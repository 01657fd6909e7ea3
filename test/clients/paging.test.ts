import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { gql } from "@apollo/client";
import { createApolloClient } from "../../examples/clients/apollo.ts";
import { createUrqlClient, graphcacheOptionsOf } from "../../examples/clients/urql.ts";
import { libraryId } from "../ids.ts";
import { startGateway } from "../start.ts";
import type { Data, Gateway } from "../start.ts";
import { until } from "../until.ts";
import { OPERATIONS, schema } from "./operations.ts";

let gateway: Gateway;
let all: string[];
const LIBRARY = libraryId(1);
beforeAll(async () => {
  gateway = await startGateway({});
  const { data } = await gateway.query(`{ responses(libraryId: "${LIBRARY}", first: 100) { nodes { id } } }`);
  all = data.responses.nodes.map(({ id }: Data) => id);
});
afterAll(() => gateway.close());

const url = () => ({ url: `${gateway.url}/graphql` });
const idsOf = (connection: Data): string[] => connection.edges.map(({ node }: Data) => node.id);

describe("reading on in a list", () => {
  test("Apollo Client joins the pages of fetchMore", async () => {
    expect(all.length).toBeGreaterThan(7);
    const client = createApolloClient(schema, url());
    const query = gql(OPERATIONS.responses);
    const variables = { libraryId: LIBRARY, first: 3 };
    const watched = client.watchQuery<Data>({ query, variables });
    const shown: string[][] = [];
    watched.subscribe(({ data, dataState }) => dataState === "complete" && shown.push(idsOf(data.responses)));
    let { responses } = (await client.query<Data>({ query, variables })).data;
    for (let pages = 1; responses.pageInfo.hasNextPage; pages += 1) {
      expect(pages).toBeLessThan(100);
      const more = await watched.fetchMore({ variables: { after: responses.pageInfo.endCursor } });
      responses = more.data!.responses;
      expect(client.readQuery<Data>({ query, variables }).responses.totalCount).toBe(all.length);
    }
    expect(idsOf(client.readQuery<Data>({ query, variables }).responses)).toEqual(all);
    await until(() => shown.at(-1)?.length === all.length);
    expect(shown.at(-1)).toEqual(all);
    // Another size of page is another list.
    const other = await client.query<Data>({ query, variables: { ...variables, first: 2 } });
    expect(idsOf(other.data.responses)).toEqual(all.slice(0, 2));
    watched.stop();
  });

  test("Apollo Client joins the pages of nodes, and asks for edges that it has not read", async () => {
    const client = createApolloClient(schema, url());
    const query = gql(OPERATIONS.responsesByNodes);
    const variables = { libraryId: LIBRARY, first: 3 };
    const watched = client.watchQuery<Data>({ query, variables });
    const shown: string[][] = [];
    const rowsOf = (data: Data): string[] => data.responses.nodes.map(({ id }: Data) => id);
    watched.subscribe(({ data, dataState }) => dataState === "complete" && shown.push(rowsOf(data)));
    await client.query<Data>({ query, variables });
    const byEdges = gql(OPERATIONS.responses);
    expect(client.readQuery({ query: byEdges, variables })).toBeNull();
    let info = client.readQuery<Data>({ query, variables }).responses.pageInfo;
    for (let pages = 1; info.hasNextPage; pages += 1) {
      expect(pages).toBeLessThan(100);
      await watched.fetchMore({ variables: { after: info.endCursor } });
      info = client.readQuery<Data>({ query, variables }).responses.pageInfo;
    }
    expect(rowsOf(client.readQuery({ query, variables }))).toEqual(all);
    await until(() => shown.at(-1)?.length === all.length);
    // The edges are read now. They are the first page, and so are the nodes.
    const { data } = await client.query<Data>({ query: byEdges, variables });
    expect([idsOf(data!.responses), data!.responses.pageInfo.hasNextPage]).toEqual([all.slice(0, 3), true]);
    expect(rowsOf(client.readQuery({ query, variables }))).toEqual(all.slice(0, 3));
    // The nodes again, which are the same rows: the edges stay.
    await client.query<Data>({ query, variables, fetchPolicy: "network-only" });
    expect(idsOf(client.readQuery<Data>({ query: byEdges, variables }).responses)).toEqual(all.slice(0, 3));
    watched.stop();
  });

  test("a page is joined at its place when it is read again", async () => {
    const client = createApolloClient(schema, url());
    const query = gql(OPERATIONS.responsesByNodes);
    const variables = { libraryId: LIBRARY, first: 3 };
    const watched = client.watchQuery<Data>({ query, variables });
    watched.subscribe(() => undefined);
    const { data } = await client.query<Data>({ query, variables });
    const { endCursor: after } = data!.responses.pageInfo;
    for (const _time of [1, 2]) await watched.fetchMore({ variables: { after } });
    const { responses } = client.readQuery<Data>({ query, variables });
    expect(responses.nodes.map(({ id }: Data) => id)).toEqual(all.slice(0, 6));
    watched.stop();
  });

  test("Apollo Client keeps the pages before one that failed, with errorPolicy all", async () => {
    const client = createApolloClient(schema, url());
    const query = gql(OPERATIONS.responsesByNodes);
    const variables = { libraryId: LIBRARY, first: 3 };
    const watched = client.watchQuery<Data>({ query, variables, errorPolicy: "all" });
    watched.subscribe(() => undefined);
    const { data } = await client.query<Data>({ query, variables });
    const { endCursor: after } = data!.responses.pageInfo;
    const shown = () => client.readQuery<Data>({ query, variables }).responses?.nodes.map(({ id }: Data) => id);
    gateway.sandbox.faults([{ match: "*", status: 403 }]);
    await watched.fetchMore({ variables: { after }, errorPolicy: "all" });
    expect(shown()).toEqual(all.slice(0, 3));
    // The whole list, read again, is what failed.
    await client.query({ query, variables, errorPolicy: "all", fetchPolicy: "network-only" });
    expect(shown()).toBeUndefined();
    gateway.sandbox.faults([]);
    await client.query({ query, variables, fetchPolicy: "network-only" });
    await watched.fetchMore({ variables: { after } });
    expect(shown()).toEqual(all.slice(0, 6));
    watched.stop();
  });

  test("urql asks for edges, or nodes, that it has not read", async () => {
    for (const [first, second] of [
      ["responses", "responsesByNodes"],
      ["responsesByNodes", "responses"],
    ] as const) {
      const client = createUrqlClient(graphcacheOptionsOf(schema), url());
      const variables = { libraryId: LIBRARY, first: 3 };
      const idsBy = { responses: idsOf, responsesByNodes: (list: Data) => list.nodes.map(({ id }: Data) => id) };
      for (const operation of [first, second]) {
        const { data } = await client.query<Data>(OPERATIONS[operation], variables).toPromise();
        expect([operation, idsBy[operation](data.responses)]).toEqual([operation, all.slice(0, 3)]);
        expect(data.responses.pageInfo.hasNextPage).toBe(true);
      }
    }
  });

  test("urql joins the pages of one list", async () => {
    const client = createUrqlClient(graphcacheOptionsOf(schema), url());
    const read = async (after: string | null) => {
      const { data, error } = await client
        .query<Data>(OPERATIONS.responses, { libraryId: LIBRARY, first: 3, after })
        .toPromise();
      expect(error).toBeUndefined();
      return data.responses;
    };
    let responses = await read(null);
    for (let pages = 1; responses.pageInfo.hasNextPage; pages += 1) {
      expect(pages).toBeLessThan(100);
      responses = await read(responses.pageInfo.endCursor);
    }
    expect(idsOf(await read(null))).toEqual(all);
  });
});
