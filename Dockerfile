FROM node:26-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:26-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json schema.graphql ./
COPY src ./src
COPY cli ./cli
# For GENESYS_UPSTREAM=sandbox; an image that never shows a demo can do without this line.
COPY sandbox ./sandbox
# The number of the user `node`: Kubernetes' runAsNonRoot cannot tell from a name that it is not root.
USER 1000
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "const { PORT, HEALTH_PORT, TLS_CERT_FILE } = process.env; const own = Number(HEALTH_PORT); const port = own || PORT || 4000; const { get } = require(TLS_CERT_FILE && !own ? 'https' : 'http'); get({ host: '127.0.0.1', port, path: '/readyz', rejectUnauthorized: false }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
CMD ["node", "src/main.ts"]
