import type { ExampleTab } from "./graphiql.ts";

/** The queries that GraphiQL opens with. Each runs as it stands, on any organization. */
export const exampleTabs: ExampleTab[] = [
  {
    query: `# Libraries and their responses. Press the play button or Ctrl+Enter.
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
    query: `# Searches names and texts of responses. The names of their libraries cost no extra REST call.
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
    query: `# Libraries and the users who created them. One REST call reads all names.
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
    query: `# Integrations of all channels and the media types they accept. The profiles come with the same REST call.
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
    query: `# A messaging setting and the integrations of all channels that use it.
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
