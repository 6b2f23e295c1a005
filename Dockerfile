# Builds Podwalk and serves it on port 3000 as a user without rights. Nothing is written while it runs.
FROM node:22-slim AS build
WORKDIR /podwalk
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts && npm rebuild esbuild
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts && rm -rf .next/cache

FROM node:22-slim
WORKDIR /podwalk
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
COPY --from=build /podwalk/package.json /podwalk/next.config.js ./
COPY --from=build /podwalk/app/headers.js ./app/headers.js
COPY --from=build /podwalk/node_modules ./node_modules
COPY --from=build /podwalk/public ./public
COPY --from=build /podwalk/.next ./.next
# Pictures in pixels are drawn when they are asked for.
COPY --from=build /podwalk/dist/fonts ./dist/fonts
USER 65532:65532
EXPOSE 3000
CMD ["node", "node_modules/next/dist/bin/next", "start", "--port", "3000"]
