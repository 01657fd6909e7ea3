import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import type { Plugin } from "vite";

/** The built page loads nothing from another host. The dev server needs inline scripts, so it has no such policy. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";

function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: CONTENT_SECURITY_POLICY },
        injectTo: "head-prepend",
      },
    ],
  };
}

// Vite takes the default export of its configuration.
// oxlint-disable-next-line import/no-default-export
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react(), contentSecurityPolicy()],
  cacheDir: ".vite",
  server: {
    // The page imports examples/clients.
    fs: { allow: [fileURLToPath(new URL("../..", import.meta.url))] },
    proxy: { "/graphql": process.env["GATEWAY_URL"] ?? "http://127.0.0.1:4000" },
  },
  build: { chunkSizeWarningLimit: 600 },
});
