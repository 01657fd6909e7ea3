/** Reads the sandbox without a gateway. */
export interface Direct {
  /** The parsed answer; `undefined` after a 404. */
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<unknown>;
}

/** Gets a token of the sandbox for direct reads. */
export async function createDirect(url: string): Promise<Direct> {
  const credentials = Buffer.from("sandbox:sandbox").toString("base64");
  const grant = await fetch(`${url}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token: token } = (await grant.json()) as { access_token: string };

  async function ask(path: string, init: RequestInit = {}): Promise<unknown> {
    const headers = { authorization: `Bearer ${token}`, ...(init.body && { "content-type": "application/json" }) };
    const answer = await fetch(`${url}/api/v2${path}`, { ...init, headers });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`The sandbox answers ${answer.status} to ${path}`);
    return answer.json();
  }

  return { get: (path) => ask(path), post: (path, body) => ask(path, { method: "POST", body: JSON.stringify(body) }) };
}
