#!/bin/sh
# postgresql.sh COMMAND...: runs the command beside a PostgreSQL server of its own, which is gone
# afterwards. The server refuses to be root's, so root lends it another user.
set -eu
home=$(mktemp -d)
server() {
  if [ "$(id -u)" -eq 0 ]; then
    su nobody -s /bin/sh -c "cd / && PATH='$PATH' $1"
  else
    sh -c "$1"
  fi
}
[ "$(id -u)" -ne 0 ] || chown nobody "$home"
trap 'server "pg_ctl -D $home/data -m immediate stop" >/dev/null; rm -rf "$home"' EXIT
server "initdb -D $home/data -A trust -U postgres -E UTF8 --no-sync" >/dev/null
server "pg_ctl -D $home/data -l $home/log -w -o \"-k $home -c listen_addresses=''\" start" >/dev/null
PGHOST=$home PGUSER=postgres "$@"
