import { ApolloProvider } from "@apollo/client/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { connect } from "./client.ts";
import "./page.css";

// `VITE_EXPLAIN=off` for production: the gateway then tells no costs, and can give finished answers again.
const connection = connect({ url: "/graphql", explains: import.meta.env["VITE_EXPLAIN"] !== "off" });
const signInUrl = String(import.meta.env["VITE_SIGN_IN_URL"] ?? "/");

createRoot(document.querySelector("#root")!).render(
  <StrictMode>
    <ApolloProvider client={connection.client}>
      <App connection={connection} signInUrl={signInUrl} />
    </ApolloProvider>
  </StrictMode>,
);
