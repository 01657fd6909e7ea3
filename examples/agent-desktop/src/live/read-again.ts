import type { ApolloClient, DocumentNode, OperationVariables } from "@apollo/client";
import { refusalOf } from "../../../clients/apollo.ts";

interface Page {
  variables: OperationVariables;
  data: Record<string, Rows | null>;
}

interface Rows {
  nodes?: readonly unknown[];
  pageInfo?: { endCursor: string | null; hasNextPage: boolean };
}

/** Reads again what is on the screen: a list as far as it was read. Rejects without an answer, and where the gateway asks to wait. */
export async function readAgain(client: ApolloClient): Promise<void> {
  const queries = [...client.getObservableQueries("active")].map(({ query, variables }) => ({ query, variables }));
  const different = new Map(queries.map((one) => [JSON.stringify([one.query, one.variables]), one]));
  await Promise.all([...different.values()].map(({ query, variables }) => readPages(client, query, variables)));
}

async function readPages(client: ApolloClient, query: DocumentNode, variables: OperationVariables): Promise<void> {
  const known = rowsOf(client.cache.readQuery({ query, variables }))?.nodes?.length ?? 0;
  const pages: Page[] = [];
  try {
    let count = 0;
    let after: string | null | undefined;
    do {
      const page = { ...variables, ...(after != null && { after }) };
      const data = await readOne(client, query, page);
      pages.push({ variables: page, data });
      const rows = rowsOf(data);
      count += rows?.nodes?.length ?? 0;
      after = rows?.pageInfo?.hasNextPage ? rows.pageInfo.endCursor : undefined;
    } while (after != null && count < known);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal || refusal.retryAfter !== undefined) throw error;
    return;
  }
  // All at once, so that the rows of later pages do not leave the screen meanwhile.
  client.cache.batch({
    update(cache) {
      for (const page of pages) cache.writeQuery({ query, ...page });
    },
  });
}

async function readOne(client: ApolloClient, query: DocumentNode, variables: OperationVariables) {
  // Not joined to a request that runs already: its answer may be older.
  const context = { queryDeduplication: false };
  const { data } = await client.query({ query, variables, context, fetchPolicy: "no-cache" });
  return data as Page["data"];
}

/** The list of an answer. Each query of the page has one field. */
function rowsOf(data: unknown): Rows | null | undefined {
  return Object.values((data ?? {}) as Page["data"])[0];
}
