import { dirname, relative, resolve, sep } from "node:path";

interface Node {
  source?: { value?: unknown } | null;
}

interface Context {
  filename: string;
  cwd: string;
  report(problem: { node: Node; message: string }): void;
}

/**
 * The rooms of `src/` by floor, the lowest first. A file imports from its own room and from the floors below it.
 * The names are folders, or files that lie in `src/` itself.
 */
export const FLOORS: readonly (readonly string[])[] = [
  ["errors", "config", "garbage-collector", "log-stream"],
  ["deadline", "ids", "redis-sockets"],
  ["redis", "redis-script"],
  ["graphql"],
  ["genesys", "cache", "idempotency", "auth"],
  ["datasources"],
  ["changes"],
  ["context"],
  ["resolvers"],
  ["cost"],
  ["telemetry"],
  ["http"],
  ["gateway"],
  ["main"],
];

/** Types that codegen writes from the schema stand where the resolvers stand. */
const SAME_ROOM: Record<string, string> = { generated: "resolvers" };

interface RestrictedImport {
  imported: RegExp;
  /** Files or folders that may import it. */
  only: RegExp;
  message: string;
}

/** What only few files may import, as a path from the root of the project or the name of a package. */
const RESTRICTED_IMPORTS: readonly RestrictedImport[] = [
  {
    imported: /^sandbox\//,
    only: /^src\/main\.ts$/,
    message: "Only src/main.ts may start the sandbox. All other code asks it over HTTP.",
  },
  {
    imported: /^got$/,
    only: /^src\/genesys\/client\.ts$/,
    message: "Only src/genesys/client.ts sends requests to Genesys Cloud. Use rest.read or rest.write.",
  },
  {
    imported: /^(undici|node:(https?|http2|net|tls))$/,
    only: /^src\/(http|config|auth|genesys|telemetry)\//,
    message: "Only src/genesys/client.ts sends requests to Genesys Cloud. Use rest.read or rest.write.",
  },
  {
    imported: /^dataloader$/,
    only: /^src\/datasources\/rest\/loader\.ts$/,
    message: "Only src/datasources/rest/loader.ts imports dataloader. Use createLoader.",
  },
  {
    imported: /^ioredis$/,
    only: /^src\/redis\.ts$/,
    message: "Only src/redis.ts connects to Redis. Take the connection as a parameter.",
  },
  {
    imported: /^(graphql|@apollo|@graphql-tools|@as-integrations)(\/|$)/,
    only: /^src\/(graphql|auth|resolvers|cost|http|gateway|generated)/,
    message: "This room knows no GraphQL. Give it plain values from a resolver.",
  },
  {
    imported: /^(fastify|@fastify|@as-integrations)(\/|$)/,
    only: /^src\/(auth|http|gateway)/,
    message: "Only src/http/ and src/auth/ know the web server. Pass on what the request says.",
  },
  {
    imported: /^src\/genesys\//,
    only: /^src\/(?!resolvers|cost)/,
    message: "Resolvers and the cost plan see datasources, never a URL, a status or a token. Ask a collection.",
  },
  {
    imported: /^src\/datasources\/rest\/(rest|loader)\.ts$/,
    only: /^src\/(datasources|gateway|context)/,
    message: "Only a collection sends REST calls. Add a function to the collection that owns the path.",
  },
];

function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room));
}

/** The room of a file below `src/`: `src/cache/store.ts` is in `cache`, `src/ids.ts` is `ids`. */
function roomOf(path: string): string | undefined {
  const [, room] = /^src\/([^/.]+)/.exec(path) ?? [];
  return room === undefined ? undefined : (SAME_ROOM[room] ?? room);
}

/** What is wrong with an import, or nothing. Both are paths from the root of the project; `to` may name a package. */
export function importFault(from: string, to: string): string | undefined {
  if (!from.startsWith("src/")) return undefined;
  const restricted = RESTRICTED_IMPORTS.find(({ imported, only }) => imported.test(to) && !only.test(from));
  if (restricted) return restricted.message;
  const [importer, imported] = [roomOf(from), roomOf(to)];
  if (importer === undefined || imported === undefined || importer === imported) return undefined;
  const [own, other] = [floorOf(importer), floorOf(imported)];
  if (own === -1) return `No floor is known for src/${importer}. Add it to FLOORS in audit/lint/rooms.ts.`;
  if (other === -1) return `No floor is known for src/${imported}. Add it to FLOORS in audit/lint/rooms.ts.`;
  if (other < own) return undefined;
  const where = other === own ? "stands beside" : "stands above";
  return `src/${imported} ${where} src/${importer}. Take the value as a parameter, or move it to a room below both (CONTRIBUTING.md, "Rooms").`;
}

/** Imports go down the floors, and some modules have few importers. */
const imports = {
  create(context: Context) {
    const from = relative(context.cwd, context.filename).split(sep).join("/");
    const check = (node: Node) => {
      if (typeof node.source?.value !== "string") return;
      const { value } = node.source;
      const to = value.startsWith(".")
        ? relative(context.cwd, resolve(dirname(context.filename), value))
            .split(sep)
            .join("/")
        : value;
      const message = importFault(from, to);
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

const plugin = { meta: { name: "rooms" }, rules: { imports } };

// The linter takes a plug-in as the default export of its file.
// oxlint-disable-next-line import/no-default-export
export default plugin;
