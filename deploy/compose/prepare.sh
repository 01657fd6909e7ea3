#!/bin/sh
# Makes what compose.yaml needs of this machine, in deploy/compose/local/: a certificate that signs itself, passwords for
# Redis and Grafana, and files for settings and secrets. A file that exists stays as it is.
set -eu
cd "$(dirname "$0")"
umask 022
mkdir -p local/alertmanager local/api-keys local/nginx
# Containers read the files as users of their own, so the files are readable and the folder around them is not.
chmod 700 local
cd local

if [ ! -e tls.key ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 \
    -subj /CN=localhost -addext "subjectAltName=DNS:localhost,IP:127.0.0.1" -keyout tls.key -out tls.crt 2>openssl.log
  chmod 644 tls.key
  rm openssl.log
fi
if [ ! -e redis-url ]; then
  password=$(openssl rand -hex 24)
  printf 'requirepass %s\n' "$password" >redis-password.conf
  printf 'redis://:%s@redis:6379\n' "$password" >redis-url
fi
# A replica that refuses a connection gets no request for a second. nginx sends that request to the other one.
[ -e nginx/replicas.conf ] || cat >nginx/replicas.conf <<'CONF'
server gateway-1:4000 max_fails=1 fail_timeout=1s;
server gateway-2:4000 max_fails=1 fail_timeout=1s;
CONF
[ -e alertmanager/alertmanager.yaml ] || cp ../../alertmanager/alertmanager.yaml alertmanager/
[ -e grafana-password ] || openssl rand -hex 12 >grafana-password
[ -e genesys-client-secret ] || : >genesys-client-secret
[ -e gateway.env ] || cat >gateway.env <<'ENV'
# Settings of both replicas. docs/settings.md has all of them.
GENESYS_REGION=
GENESYS_CLIENT_ID=
AUTH_API_KEYS_FILE=/run/api-keys/api-keys.json
ENV

echo "In deploy/compose/local/:"
[ -s genesys-client-secret ] || echo "- Write the secret of your OAuth client into genesys-client-secret."
echo "- Fill in gateway.env."
echo "- With the profile prometheus: say in alertmanager/alertmanager.yaml whom alerts reach."
echo "- Put the file of API keys into api-keys/, and let user 1000 read it."
