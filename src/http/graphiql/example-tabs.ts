import type { ExampleTab } from "./graphiql.ts";

/**
 * The queries that GraphiQL opens with, a first walk through the graph. Each runs as it stands, on any organization. The comments
 * explain Genesys Cloud's words to a person who does not know them.
 */
export const exampleTabs: ExampleTab[] = [
  {
    query: `# 1. Libraries and responses
# A response is a text that agents send to customers. Libraries are the folders that hold responses.
# Press the play button, or Ctrl+Enter. The line at the bottom then says what the answer cost.
# Try next: put the cursor behind a name, press Ctrl+Space and add a field, such as version. The book at the top left describes every field.
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
    query: `# 2. Search
# Finds a word in the names and texts of all responses. The names of their libraries cost no extra REST call.
# Try next: change the word on the tab Variables below. Or read page by page: first: 1, run it, then add after: "..." with the endCursor of the answer.
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
    query: `# 3. Placeholders
# A text can have gaps, such as the name of the customer. In the text a gap is a word in double curly brackets.
# The desktop of the agent fills it in: substitutions says what belongs there, and the default.
# Try next: change the word on the tab Variables below.
query Placeholders($phrase: String) {
  searchResponses(phrase: $phrase, first: 5) {
    nodes {
      name
      texts {
        content
      }
      substitutions {
        key
        description
        defaultValue
      }
    }
  }
}
`,
    variables: `{ "phrase": "name" }`,
  },
  {
    query: `# 4. Channels
# An integration connects one account of a channel, such as a WhatsApp number or a Facebook page. Its content profile says which files customers and agents may send.
# All channels come in one list, with one REST call.
# Try next: integrations(first: 100, channels: [WHATSAPP])
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
    query: `# 5. Settings
# A messaging setting says what a channel does, such as whether customers see that an agent types. This is the first one, and the integrations that use it.
# Try next: first: 10. It makes no further REST call, as the line at the bottom says.
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
  {
    query: `# 6. What a query costs
# Genesys Cloud limits the REST calls of a minute, for all users together. The gateway joins calls: one reads the libraries, one more the names of all users who created them.
# Try next: enter { "x-explain": "1" } on the tab Headers. The plan in the answer then has each REST call. Run it twice: the second answer comes from the cache.
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
    query: `# 7. A dry run of a write
# This mutation would create a library. With dryRun: true nothing is saved: changes says what would be, and userErrors what is wrong with the input.
# Try next: take out dryRun: true if this is no live organization. Tab 1 then has the library.
mutation DryRun {
  createLibrary(input: { name: "My first library" }, dryRun: true) {
    changes {
      path
      before
      after
    }
    userErrors {
      message
    }
  }
}
`,
  },
];
