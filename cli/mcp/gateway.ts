/** What the gateway has answered. */
export interface GatewayAnswer {
  data?: Record<string, unknown> | null;
  errors?: readonly { message: string; extensions?: { code?: string } }[];
  extensions?: { cost?: { made?: number } };
}

/** An operation as it is sent. */
export interface Sent {
  /** The id of a trusted document, or its text. */
  document: { documentId: string } | { query: string };
  operationName: string;
  variables: Record<string, unknown>;
}

/** Sends an operation with these headers of the client. Rejects with a message for people where there is no answer of GraphQL. */
export type AskGateway = (sent: Sent, credentials: Record<string, string>) => Promise<GatewayAnswer>;

/** Milliseconds; the gateway itself answers within 30 seconds. */
const TIME = 40_000;
/** Bytes of the largest answer that is read. */
const MAX_BYTES = 5 * 1024 * 1024;

/** No answer of GraphQL. The message names no address and no credential. */
export class NoAnswerError extends Error {}

/** Creates the way to the gateway at this address. */
export function createAskGateway(url: string): AskGateway {
  return async ({ document, ...rest }, credentials) => {
    let response: Response;
    try {
      response = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/graphql-response+json",
          "x-explain": "cost",
          "apollographql-client-name": "mcp",
          ...credentials,
        },
        body: JSON.stringify({ ...document, ...rest }),
        redirect: "error",
        signal: AbortSignal.timeout(TIME),
      });
      return JSON.parse(await readLimited(response)) as GatewayAnswer;
    } catch (error) {
      if (error instanceof NoAnswerError) throw error;
      throw new NoAnswerError(
        "The gateway does not answer. It is unknown whether a write was made; the same key does not make it twice.",
      );
    }
  };
}

async function readLimited({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > MAX_BYTES) throw new NoAnswerError("The answer is too large. Ask for fewer rows.");
    text += decoder.decode(chunk as Uint8Array, { stream: true });
  }
  return text;
}
