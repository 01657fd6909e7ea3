import { createFetchClient, showAtOnce, storedAfter } from "../../examples/clients/fetch.ts";
import type { FetchClientOptions } from "../../examples/clients/fetch.ts";
import { RefusedRequest } from "../../examples/clients/gateway.ts";
import type { Data } from "../start.ts";
import { fullNameOf, OPERATIONS } from "./operations.ts";
import type { OperationName } from "./operations.ts";
import { generateWithPreset } from "./preset-artifacts.ts";
import type { Preset } from "./preset-artifacts.ts";
import { idsOf } from "./tested-client.ts";
import type { AnyClient } from "./tested-client.ts";

let preset: Promise<Preset> | undefined;

/** What the client preset makes of the operations for plain `fetch`. It runs once. */
export function fetchPreset(): Promise<Preset> {
  preset ??= generateWithPreset(Object.values(OPERATIONS), "fetch.ts");
  return preset;
}

/** A page without a store. It keeps the library that it shows. */
export function fetchClient(options: FetchClientOptions): AnyClient {
  const ask = createFetchClient(options);
  const send = async (operation: OperationName, variables: Record<string, unknown> = {}): Promise<Data> =>
    ask((await fetchPreset()).document(fullNameOf(operation)), variables);
  let library: Data;
  return {
    name: "fetch with the client preset",
    async read(operation, variables) {
      const data = await send(operation, variables);
      if (operation === "library") library = data.library;
      return data;
    },
    write: send,
    async pages(variables) {
      const shown: string[][] = [];
      let after: string | null = null;
      do {
        const { responses }: Data = await send("responses", { ...variables, after });
        shown.push([...(shown.at(-1) ?? []), ...idsOf(responses)]);
        after = responses.pageInfo.hasNextPage ? responses.pageInfo.endCursor : null;
      } while (after !== null);
      return shown;
    },
    rename(input) {
      let payload: Data;
      const changed = showAtOnce<Data>({
        before: library,
        changed: { ...library, name: input.name },
        async send() {
          payload = (await send("updateLibrary", { input })).updateLibrary;
          return storedAfter(payload.library, payload.userErrors);
        },
        show: (state) => (library = state),
      });
      return { answer: changed.then(() => payload), shown: async () => library };
    },
    codes: (first) =>
      send("libraries", { first }).then(
        () => [],
        (error: unknown) => [String((error as RefusedRequest).refusal.code)],
      ),
    refusalOf: (error) => (error instanceof RefusedRequest ? error.refusal : undefined),
  };
}
