import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import type { TypePolicies } from "@apollo/client";
import { typePoliciesFrom } from "../../clients/apollo.ts";
import { createBudget } from "./budget/budget.ts";
import type { Budget } from "./budget/budget.ts";
import { lists, possibleTypes } from "./generated/cache-facts.ts";

/** A response that a list or a search has read is opened from the cache. */
const FROM_LISTS: TypePolicies = {
  Query: {
    fields: {
      response: {
        read: (_, { args, toReference }) => toReference({ __typename: "Response", id: String(args?.["id"]) }),
      },
    },
  },
};

/** The client of the page, and what its answers say of the budget. `explains` asks the gateway for the cost of each request. */
export function createClient(options: { url: string; explains: boolean }): { client: ApolloClient; budget: Budget } {
  const budget = createBudget(options.explains);
  const cache = new InMemoryCache({ possibleTypes, typePolicies: typePoliciesFrom(lists) });
  cache.policies.addTypePolicies(FROM_LISTS);
  const client = new ApolloClient({
    link: ApolloLink.from([budget.link, new HttpLink({ uri: options.url })]),
    cache,
    clientAwareness: { name: "agent-desktop", version: "1.0.0" },
  });
  return { client, budget };
}
