import type { ExampleTab } from "./graphiql.ts";

/** The queries that GraphiQL opens with. Each runs as it stands, on any organization. */
export const exampleTabs: ExampleTab[] = [
  {
    query: `# Libraries with their responses. Press the play button, or Ctrl+Enter.
query Libraries {
  libraries(first: 3) {
    totalCount
    nodes {
      name
      responses(first: 2) {
        totalCount
        nodes {
          name
          texts {
            content
          }
        }
      }
    }
  }
}
`,
  },
  {
    query: `# Search in names and texts. The libraries of a hit cost no further REST call.
query Search($phrase: String) {
  searchResponses(phrase: $phrase, first: 10) {
    totalCount
    nodes {
      id
      name
      libraries {
        name
      }
      texts {
        content
        contentType
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
    variables: `{ "phrase": "thank" }`,
  },
  {
    query: `# Who made what. Names of users are read in bulk, and only because they are asked for.
query Makers {
  libraries(first: 25) {
    nodes {
      name
      version
      dateCreated
      createdBy {
        name
      }
    }
  }
}
`,
  },
  {
    query: `# All channels with the content they accept. The links come with the same REST call.
query Channels {
  integrations(first: 100) {
    totalCount
    nodes {
      name
      channel
      status
      supportedContentProfile {
        name
        mediaTypes {
          allow {
            inbound {
              type
            }
            outbound {
              type
            }
          }
        }
      }
    }
  }
}
`,
  },
  {
    query: `# One messaging setting and everything that uses it, whatever the channel.
query SettingInUse {
  messagingSettings(first: 1) {
    nodes {
      name
      isDefault
      integrations {
        totalCount
        nodes {
          name
          channel
          supportedContentProfile {
            name
          }
        }
      }
    }
  }
}
`,
  },
];
