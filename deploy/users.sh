#!/bin/sh
# Run once, by the image of PostgreSQL, when it makes the database: the user whom the application runs as.
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 \
  --set password="$CANVASGATE_DATABASE_PASSWORD" <<'SQL'
create role canvasgate login password :'password';
SQL
