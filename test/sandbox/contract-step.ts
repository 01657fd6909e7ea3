import type { RestClient } from "./rest-client.ts";

/** One call of an operation. The steps of a list are in an order that works: deletes come last. */
export type Step = [operationId: string, path: string | Asked<string>, body?: Asked<unknown>];
type Asked<T> = (client: RestClient) => Promise<T>;

/** A body: the answer of a path, with a change. */
export const answerOf = (path: string, change: object) => async (client: RestClient) => ({
  ...(await client.call("GET", path)).body,
  ...change,
});

/** Path of a new entity, which is unused and can be deleted. */
export const madeIn = (path: string) => async (client: RestClient) => {
  const { body } = await client.call("POST", path, { name: "To be deleted" });
  return `${path}/${body.id as string}`;
};

export const given = (body: unknown) => () => Promise.resolve(body);
