import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply } from "fastify";
import { guideLinks, registerGuides } from "./guides.ts";

export interface ExampleTab {
  query: string;
  /** JSON text, as a person would type it into the variables pane. */
  variables?: string;
}

interface Asset {
  type: string;
  text: string;
  gzipped: Promise<Buffer>;
}

/** Every file of the page by the name it is served under, and the page that names them. */
interface Site {
  html: string;
  assets: ReadonlyMap<string, Asset>;
}

const TITLE = "Genesys Cloud GraphQL";
const PATH = "/graphiql";
const JAVASCRIPT = "text/javascript; charset=utf-8";
const CSS = "text/css; charset=utf-8";
/** Our own modules, in the files `graphiql-…` of this folder. */
const SCRIPTS = ["editor.js", "start.js", "bar.js"] as const;
const compress = promisify(gzip);

/** Inline styles are Monaco's own way of drawing; scripts, workers and requests stay with this host. */
const SECURITY_HEADERS = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

export interface GraphiqlOptions {
  /** Path of the GraphQL endpoint. */
  endpoint: string;
  tabs: ExampleTab[];
  /** True if clients must send a token or an API key. */
  needsKey: boolean;
  /** True if the gateway says what an answer cost. */
  explain: boolean;
  /** REST calls that a minute may have, to say how many are left of them. */
  restCallsPerMinute: number;
}

/** Serves GraphiQL at /graphiql with all its files below it, opening on the given example tabs. */
export function registerGraphiql(app: FastifyInstance, options: GraphiqlOptions): void {
  let loading: Promise<Site> | undefined;
  // The package is 9 MB of text. It costs start-up time and memory only once the page is opened.
  const site = () =>
    (loading ??= loadSite(options).catch((error: unknown) => {
      loading = undefined; // The next visitor tries again.
      throw error;
    }));

  registerGuides(app);
  for (const url of [PATH, `${PATH}/`]) {
    app.get(url, async (_request, reply) => {
      const { html } = await site();
      return reply
        .headers(SECURITY_HEADERS)
        .header("cache-control", "no-cache")
        .type("text/html; charset=utf-8")
        .send(html);
    });
  }

  app.get<{ Params: { name: string } }>(`${PATH}/:name`, async (request, reply) => {
    const asset = (await site()).assets.get(request.params.name);
    // A name is a key of a fixed list and never a path, so there is nothing to traverse.
    if (!asset) return reply.callNotFound();
    return sendAsset(reply, asset, request.headers["accept-encoding"]);
  });
}

async function sendAsset(reply: FastifyReply, asset: Asset, acceptEncoding = ""): Promise<FastifyReply> {
  // The name holds a hash of the content: a new version has a new name.
  reply
    .headers(SECURITY_HEADERS)
    .header("cache-control", "public, max-age=31536000, immutable")
    .header("vary", "accept-encoding")
    .type(asset.type);
  if (!/\bgzip\b/.test(acceptEncoding)) return reply.send(asset.text);
  return reply.header("content-encoding", "gzip").send(await asset.gzipped);
}

async function loadSite(options: GraphiqlOptions): Promise<Site> {
  const own = (name: string) => readFile(new URL(name, import.meta.url), "utf8");
  const [bundle, pageStyle, ...scripts] = await Promise.all([
    // Its files one by one: the package's own page has inline scripts, which the policy above forbids.
    import("@graphql-yoga/render-graphiql/graphiql"),
    own("./graphiql-page.css"),
    ...SCRIPTS.map((name) => own(`./graphiql-${name}`)),
  ]);
  const assets = new Map<string, Asset>();
  const add = (name: string, type: string, text: string): string => {
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
    const file = name.replace(".", `.${hash}.`);
    assets.set(file, { type, text, gzipped: compress(text) });
    return `${PATH}/${file}`;
  };
  const [editor, start, bar] = SCRIPTS.map((name, at) => add(name, JAVASCRIPT, scripts[at]!)) as [
    string,
    string,
    string,
  ];
  const guides = guideLinks();
  const html = renderPage({
    guides,
    styles: [add("graphiql.css", CSS, bundle.css), add("page.css", CSS, pageStyle)],
    bundle: add("graphiql.js", JAVASCRIPT, bundle.js),
    modules: { editor, start, bar },
    settings: {
      ...options,
      title: TITLE,
      guides,
      workers: {
        editorWorkerService: add("editor-worker.js", JAVASCRIPT, bundle.editorWorkerService),
        graphql: add("graphql-worker.js", JAVASCRIPT, bundle.graphqlWorker),
        json: add("json-worker.js", JAVASCRIPT, bundle.jsonWorker),
      },
    },
  });
  return { html, assets };
}

interface Page {
  guides: ReturnType<typeof guideLinks>;
  styles: string[];
  bundle: string;
  modules: { editor: string; start: string; bar: string };
  settings: object;
}

function renderPage({ guides, styles, bundle, modules, settings: values }: Page): string {
  // A data block is not a script, so the policy lets it be; "<" is escaped, so no query text can end the block.
  const settings = JSON.stringify(values).replaceAll("<", String.raw`\u003c`);
  const [first] = guides;
  const reference = first ? `<a href="${first.href}">${first.title}</a>` : "";
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${TITLE}</title>
    <link rel="icon" href="data:,">
    ${styles.map((style) => `<link rel="stylesheet" href="${style}">`).join("\n    ")}
    <script type="application/json" id="settings">${settings}</script>
    <script type="module" src="${modules.editor}"></script>
    <script defer src="${bundle}"></script>
    <script type="module" src="${modules.bar}"></script>
    <script type="module" src="${modules.start}"></script>
  </head>
  <body>
    <noscript>GraphiQL needs JavaScript.</noscript>
    <main id="graphiql"></main>
    <footer id="bar">
      <div id="hint" role="alert" hidden>
        <p id="hint-text"></p>
        <button type="button" id="open-headers">Open Headers</button>
        <button type="button" id="load-schema">Load the schema</button>
      </div>
      <div>
        <p id="cost" role="status">Run a query with the play button: this line then says what its answer cost.</p>
        <nav>${reference}<a href="/">About</a></nav>
      </div>
    </footer>
  </body>
</html>
`;
}
