#!/bin/sh
# In a container: fills the templates with the addresses of the environment, then runs Nginx.
# WEB_ORIGIN, ADMIN_ORIGIN, OPS_ORIGIN: the public origins. Audiences listen on 3000, 3001, 3002.
set -eu
from=/templates conf=/tmp/kaimu/conf
export CONF_DIR=$conf STATE_DIR=/tmp/kaimu USER_LINE="" GATEWAY_SERVERS="server gateway:4000;"
mkdir -p "$conf"
cp "$from"/to-gateway.conf "$from"/to-app.conf "$from"/headers.conf "$conf"/
cp -r "$from"/pages "$conf"/
names='$CONF_DIR $STATE_DIR $USER_LINE $GATEWAY_SERVERS $AUDIENCE $LISTEN $ORIGIN $HOST $APP_SERVERS'
envsubst "$names" <"$from"/nginx.conf.template >"$conf"/nginx.conf
port=3000
for AUDIENCE in web admin ops; do
  case $AUDIENCE in web) ORIGIN=$WEB_ORIGIN ;; admin) ORIGIN=$ADMIN_ORIGIN ;; ops) ORIGIN=$OPS_ORIGIN ;; esac
  HOST=${ORIGIN#*://} LISTEN=$port APP_SERVERS="server $AUDIENCE:3000;"
  export AUDIENCE ORIGIN HOST LISTEN APP_SERVERS
  envsubst "$names" <"$from"/audience.conf.template >"$conf/audience-$AUDIENCE.conf"
  port=$((port + 1))
done
exec nginx -c "$conf"/nginx.conf -g "daemon off;"
