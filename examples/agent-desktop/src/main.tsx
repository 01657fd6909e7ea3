import { ApolloProvider } from "@apollo/client/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { createClient } from "./client.ts";
import "./page.css";

// `VITE_EXPLAIN=off` for production: the gateway then tells no costs, and can give finished answers again.
const { client, budget } = createClient({ url: "/graphql", explains: import.meta.env["VITE_EXPLAIN"] !== "off" });

createRoot(document.querySelector("#root")!).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <App budget={budget} />
    </ApolloProvider>
  </StrictMode>,
);
