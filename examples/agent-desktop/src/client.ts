import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import type { TypePolicies } from "@apollo/client";
import { typePoliciesFrom, withSubscriptions } from "../../clients/apollo.ts";
import { createBudget } from "./budget/budget.ts";
import type { Budget } from "./budget/budget.ts";
import { lists, possibleTypes } from "./generated/cache-facts.ts";
import { createLive } from "./live/live.ts";
import type { Live } from "./live/live.ts";
import { readAgain } from "./live/read-again.ts";
import { createSession } from "./session/session.ts";
import type { Session } from "./session/session.ts";

/** A response that a list or a search has read is opened from the cache. `null`: it was deleted. */
const FROM_LISTS: TypePolicies = {
  Query: {
    fields: {
      response: {
        read: (known: unknown, { args, toReference }) =>
          known === null ? null : toReference({ __typename: "Response", id: String(args?.["id"]) }),
      },
    },
  },
};

/** What the page has of the gateway. */
export interface Connection {
  client: ApolloClient;
  /** What the answers say of the budget. */
  budget: Budget;
  /** How well the page follows changes. */
  live: Live;
  session: Session;
}

/** Makes the client of the page. `explains` asks the gateway for the cost of each request. */
export function connect(options: { url: string; explains: boolean }): Connection {
  const budget = createBudget(options.explains);
  const session = createSession();
  const cache = new InMemoryCache({ possibleTypes, typePolicies: typePoliciesFrom(lists) });
  cache.policies.addTypePolicies(FROM_LISTS);
  const live = createLive({ url: options.url, fetch: session.fetch, readAgain: () => readAgain(client) });
  const http = ApolloLink.from([budget.link, new HttpLink({ uri: options.url, fetch: session.fetch })]);
  const client = new ApolloClient({
    link: withSubscriptions(live.client, http),
    cache,
    clientAwareness: { name: "agent-desktop", version: "1.0.0" },
  });
  return { client, budget, live, session };
}
