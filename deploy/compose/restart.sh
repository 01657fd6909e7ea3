#!/bin/sh
# Replaces one replica after the other, with a new image and the settings of now. No request fails: before a replica stops,
# nginx sends it no more of them. Each reload also looks up the addresses again, which may be others afterwards.
set -eu
cd "$(dirname "$0")/../.."
replicas="gateway-1 gateway-2"

# reload [REPLICA]: nginx uses all replicas, but not this one.
reload() {
  for replica in $replicas; do
    down=
    [ "$replica" = "${1-}" ] && down=" down"
    echo "server $replica:4000 max_fails=1 fail_timeout=1s$down;"
  done >deploy/compose/local/nginx/replicas.conf
  docker compose exec -T nginx nginx -s reload
}

docker compose build gateway-1
for stopping in $replicas; do
  reload "$stopping"
  # nginx needs a moment to reload. A replica takes requests for DRAIN_DELAY (5 s) after it was told to stop.
  docker compose up --detach --wait --no-deps "$stopping"
done
reload
