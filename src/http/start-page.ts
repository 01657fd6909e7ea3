import type { FastifyInstance, FastifyRequest } from "fastify";
import { escapeHtml, headersOfPage } from "./page.ts";
import type { ClientAddress } from "./client-address.ts";

interface StartPageOptions {
  /** Path of the GraphQL endpoint. */
  endpoint: string;
  /** True if clients must send a token or an API key. */
  needsKey: boolean;
  /** How the browser sent its request. */
  protocolOf: ClientAddress["protocolOf"];
}

const STYLE = `
:root { color-scheme: light dark; --text: #1b1f24; --soft: #57606a; --page: #fff; --box: #f3f5f7; --line: #d0d7de; --link: #0550ae; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --soft: #9aa4af; --page: #0f1318; --box: #1a2027; --line: #30363d; --link: #79b8ff; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 3rem 1.25rem; background: var(--page); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; }
h1 { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.1rem; }
p { margin: 0 0 1rem; }
a { color: var(--link); }
.main { display: inline-block; padding: .6rem 1.1rem; border-radius: .4rem; background: var(--link); color: var(--page); font-weight: 600; text-decoration: none; }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; }
pre { margin: 0 0 1rem; padding: .9rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); border-radius: .4rem; background: var(--box); }
code { font: .875rem/1.6 ui-monospace, SFMono-Regular, Consolas, monospace; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .5rem 1.5rem; margin: 0; }
dd { margin: 0; color: var(--soft); }
@media (max-width: 32rem) {
  body { padding: 1.75rem 1rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .75rem; }
}
`;

const HEADERS = { ...headersOfPage(STYLE), vary: "accept" };

/** Serves at `/` a page for people that leads to GraphiQL and the endpoint. Programs get 404 there, as at any unknown path. */
export function registerStartPage(app: FastifyInstance, options: StartPageOptions): void {
  app.get("/", (request, reply) => {
    if (!/\btext\/html\b/i.test(request.headers.accept ?? "")) return reply.callNotFound();
    return reply
      .headers(HEADERS)
      .type("text/html; charset=utf-8")
      .send(renderPage(originOf(request, options), options));
  });
}

/** The address that the browser asked. The host needs no escaping: `guardHost` accepts no character of HTML in it. */
function originOf({ raw, host }: FastifyRequest, { protocolOf }: Pick<StartPageOptions, "protocolOf">): string {
  return `${protocolOf(raw)}://${host}`;
}

function renderPage(origin: string, { endpoint, needsKey }: StartPageOptions): string {
  // No quotes inside quotes: this also works in cmd.exe.
  const key = needsKey ? ` -H "authorization: Bearer YOUR_KEY"` : "";
  const curl = `curl -G ${origin}${endpoint}${key} --data-urlencode "query={ libraries(first: 3) { nodes { name } } }"`;
  const access = needsKey
    ? "Every request needs a token or an API key. In GraphiQL, enter it on the tab <em>Headers</em>: " +
      '<code>{ "authorization": "Bearer YOUR_KEY" }</code>.'
    : "This gateway accepts every request without a token or an API key.";
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Genesys Cloud GraphQL</title>
    <link rel="icon" href="data:,">
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>Genesys Cloud GraphQL</h1>
      <p>This gateway serves canned responses and messaging channels of Genesys Cloud as one GraphQL graph.</p>
      <p><a class="main" href="/graphiql">Open GraphiQL</a></p>
      <p>GraphiQL has example queries and the documentation of every field.</p>
      <h2>Send a query</h2>
      <p>${access}</p>
      <pre><code>${escapeHtml(curl)}</code></pre>
      <h2>Addresses</h2>
      <dl>
        <dt><code>${endpoint}</code></dt>
        <dd>The GraphQL endpoint. Send queries with POST or GET, mutations with POST.</dd>
        <dt><a href="/graphiql"><code>/graphiql</code></a></dt>
        <dd>GraphiQL</dd>
        <dt><a href="/livez"><code>/livez</code></a></dt>
        <dd>Answers 200 while the process runs.</dd>
        <dt><a href="/readyz"><code>/readyz</code></a></dt>
        <dd>Answers 200 while the gateway takes requests.</dd>
      </dl>
      <h2>Read on</h2>
      <p>The guides are in the folder <code>docs</code> of this project: settings, errors, caching, writing, limits and more.</p>
    </main>
  </body>
</html>
`;
}
