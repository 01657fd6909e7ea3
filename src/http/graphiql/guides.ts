import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { headersOfPage } from "../page.ts";
import { renderMarkdown, resolveLink } from "./markdown.ts";

const FOLDER = fileURLToPath(new URL("../../../docs", import.meta.url));
const PATH = "/graphiql/docs";

const STYLE = `
:root { color-scheme: light dark; --text: #1b1f24; --page: #fff; --box: #f3f5f7; --line: #d0d7de; --link: #0550ae; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --page: #0f1318; --box: #1a2027; --line: #30363d; --link: #79b8ff; }
}
body { margin: 0; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, .table:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code { padding: .1em .3em; border-radius: .25rem; background: var(--box); font: .875em/1.5 ui-monospace, SFMono-Regular, Consolas, monospace; }
pre { padding: .9rem 1rem; overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem; background: var(--box); }
pre code { padding: 0; overflow-wrap: normal; }
.table { overflow-x: auto; }
table { border-collapse: collapse; min-width: 32rem; }
th, td { padding: .4rem .7rem; border: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: normal; }
`;
const HEADERS = headersOfPage(STYLE);

/** The guides that people who try queries need first: address and title. Empty where the folder `docs` is not installed. */
export function guideLinks(): { href: string; title: string }[] {
  const first = [
    ["schema/README.md", "Schema reference"],
    ["clients/README.md", "Clients"],
    ["writing.md", "Writing"],
    ["caching.md", "Caching and cost"],
    ["errors.md", "Errors"],
    ["limits.md", "Limits"],
    ["authentication.md", "Signing in"],
  ] as const;
  return existsSync(FOLDER) ? first.map(([path, title]) => ({ href: `${PATH}/${path}`, title })) : [];
}

/** Serves the guides of the folder `docs` as pages without script, at /graphiql/docs. */
export function registerGuides(app: FastifyInstance): void {
  if (!existsSync(FOLDER)) return;
  // A fixed list: the path of a request is never a path of the disk.
  const files = new Set(
    readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => path.endsWith(".md")),
  );
  // `/graphiql/docs` itself, which people type from its mention, lists the guides.
  const overview = guideLinks().map(({ href, title }) => `<li><a href="${href}">${title}</a></li>`);
  for (const path of [PATH, `${PATH}/`])
    app.get(path, (_request, reply) =>
      reply
        .headers(HEADERS)
        .header("cache-control", "no-cache")
        .type("text/html; charset=utf-8")
        .send(renderPage("Guides", `<h1>Guides</h1>\n<ul>${overview.join("")}</ul>`)),
    );
  const addressOf = (path: string) => (files.has(path) ? `${PATH}/${path}` : undefined);
  app.get<{ Params: { "*": string } }>(`${PATH}/*`, (request, reply) => {
    const path = request.params["*"];
    if (!files.has(path)) return reply.callNotFound();
    const markdown = readFileSync(join(FOLDER, path), "utf8");
    const linkTo = (target: string) => (/^https?:/.test(target) ? target : addressOf(resolveLink(path, target)));
    return reply
      .headers(HEADERS)
      .header("cache-control", "no-cache")
      .type("text/html; charset=utf-8")
      .send(renderPage(/^# (.+)$/m.exec(markdown)?.[1] ?? path, renderMarkdown(markdown, linkTo)));
  });
}

function renderPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title.replaceAll(/[<&`]/g, "")} · Genesys Cloud GraphQL</title>
    <link rel="icon" href="data:,">
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <p><a href="/graphiql">GraphiQL</a></p>
      ${body}
    </main>
  </body>
</html>
`;
}
