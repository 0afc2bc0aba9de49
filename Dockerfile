# One image for all workers: `docker compose` names the worker as the command.
FROM node:20-bookworm-slim AS build
WORKDIR /app
# nodejieba is compiled
RUN apt-get update \
  && apt-get install -y --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/bin ./bin
COPY --from=build /app/dist ./dist
COPY --from=build /app/config ./config
# the build looks for what ships with the program beside itself
RUN ln -s ../config dist/config \
  && mkdir -p /var/lib/huiying && chown node:node /var/lib/huiying
USER node
VOLUME /var/lib/huiying
EXPOSE 8420
ENTRYPOINT ["node", "bin/huiying.mjs"]
CMD ["start", "-c", "config/distributed.yaml"]
