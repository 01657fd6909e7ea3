import type { RestClient } from "./rest-client.ts";

/** One call of an operation; the steps of a list come in an order that works: what is deleted is deleted last. */
export type Step = [operationId: string, path: string | Asked<string>, body?: Asked<unknown>];
type Asked<T> = (client: RestClient) => Promise<T>;

/** A body that is what a path answers, with a change. */
export const answerOf = (path: string, change: object) => async (client: RestClient) => ({
  ...(await client.call("GET", path)).body,
  ...change,
});

/** The path of something newly made, which nobody uses and which may go. */
export const madeIn = (path: string) => async (client: RestClient) => {
  const { body } = await client.call("POST", path, { name: "To be deleted" });
  return `${path}/${body.id as string}`;
};

export const given = (body: unknown) => () => Promise.resolve(body);
