import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createApolloClient, trustedDocuments as trustedInApollo } from "../../examples/clients/apollo.ts";
import type { ClientOptions, Manifest } from "../../examples/clients/gateway.ts";
import { createRelayEnvironment } from "../../examples/clients/relay.ts";
import { trustedDocuments as trustedInUrql } from "../../examples/clients/urql.ts";
import { fetchClient, fetchPreset } from "./fetch-client.ts";
import { OPERATIONS, schema } from "./operations.ts";
import { createApplication, generateWithPreset } from "./preset-artifacts.ts";
import { compileForRelay } from "./relay-artifacts.ts";
import type { Artifacts } from "./relay-artifacts.ts";
import { apolloClient, relayClient, urqlClient } from "./tested-client.ts";
import type { AnyClient } from "./tested-client.ts";

/** How a client sends the ids of documents that its tool has written into a file. */
export interface TrustedDocuments {
  /** The file, as the tool writes it. */
  manifest(): Promise<string>;
  /** Methods by which the client can send queries. */
  methods: readonly ("POST" | "GET")[];
  open(options: ClientOptions, manifest: string, method: "POST" | "GET"): AnyClient;
}

const parsed = (manifest: string) => JSON.parse(manifest) as Manifest;

let relay: Artifacts | undefined;
function relayArtifacts(): Artifacts {
  relay ??= compileForRelay(Object.values(OPERATIONS), "relay.persisted.config.json");
  return relay;
}

let preset: Promise<string> | undefined;
/** The file of the client preset for clients whose cache needs `__typename`. */
function presetManifest(): Promise<string> {
  preset ??= generateWithPreset(Object.values(OPERATIONS), "normalized-cache.ts").then(({ manifest }) => manifest);
  return preset;
}

let apollo: string | undefined;
/** What Apollo's tool makes of the operations. */
export function apolloManifest(): string {
  apollo ??= runApollosTool();
  return apollo;
}

function runApollosTool(): string {
  const configuration = "persisted-query-manifest.config.json";
  const application = createApplication(configuration, configuration);
  try {
    const tagged = Object.entries(OPERATIONS).map(([name, text]) => `export const ${name} = gql\`${text}\`;`);
    application.write("src/documents.ts", ['import { gql } from "@apollo/client";', ...tagged].join("\n"));
    application.run("@apollo/generate-persisted-query-manifest/cli.js");
    return readFileSync(join(application.folder, "persisted-query-manifest.json"), "utf8");
  } finally {
    application.close();
  }
}

export const TRUSTED: Readonly<Record<string, TrustedDocuments>> = {
  "Apollo Client": {
    manifest: async () => apolloManifest(),
    methods: ["POST", "GET"],
    open: (options, manifest, method) =>
      apolloClient(createApolloClient(schema, options, [trustedInApollo(parsed(manifest), method)])),
  },
  "urql with graphcache": {
    manifest: presetManifest,
    methods: ["POST", "GET"],
    open: (options, manifest, method) => urqlClient(options, [trustedInUrql(parsed(manifest), method)]),
  },
  Relay: {
    manifest: async () => relayArtifacts().manifest!,
    methods: ["POST"],
    open: (options) => relayClient(createRelayEnvironment(options), relayArtifacts),
  },
  "fetch with the client preset": {
    manifest: async () => (await fetchPreset()).manifest,
    methods: ["POST", "GET"],
    open: (options, _manifest, method) => fetchClient({ ...options, byId: method }),
  },
};
