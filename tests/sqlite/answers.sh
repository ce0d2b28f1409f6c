#!/bin/sh
# answers.sh SQLITE3 EXTENSION ZONAGE: a table of names in the real sqlite3 shell gets the answers of
# the command; what is wrong in a row is NULL, what is wrong in the query is told.
set -eu
sqlite3=$1 extension=$2 zonage=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

fail() {
  echo "answers.sh: FAILED: $*" >&2
  exit 1
}

cat > clients.csv <<'END'
id;commune;departement
1;Béthune;62
2;st denis;93
3;SAINT DENIS;
4;Bethunne;62
5;Valserhône;01
6;Marcq-en-Barœul;Nord
7;;59
8;Lille;99
9;59350;
10;L'Haÿ-les-Roses;94
END
"$zonage" annotate --department-column departement \
  --columns code_insee,abc_2003,apl_1978,ville_pilote,qpv clients.csv > expected.csv

"$sqlite3" > got.csv <<END
.load $extension
.load $extension
.mode csv
.separator ;
.import clients.csv clients
.headers on
SELECT id, commune, departement,
  code_insee(commune, departement) AS zonage_code_insee,
  zone('abc_2003', commune, departement) AS zonage_abc_2003,
  zone('apl_1978', commune, departement) AS zonage_apl_1978,
  zone('ville_pilote', commune, departement) AS zonage_ville_pilote,
  zone('qpv', commune, departement) AS zonage_qpv
FROM clients;
END
tr -d '\r"' < got.csv > got
tr -d '"' < expected.csv > expected
diff expected got || fail "not the answers of the command"

ask() { printf '.load %s\nSELECT %s;\n' "$extension" "$1" | "$sqlite3" 2>&1; }
[ "$(ask "code_insee('Annecy')")" = 74010 ] || fail "a commune alone"
[ "$(ask "zone('abc_2003', 1004)")" = "$(ask "zone('abc_2003', '01004')")" ] || fail "a number"
[ "$(ask "zone('apl_1978', NULL) IS NULL AND code_insee('Lille', 'nowhere') IS NULL")" = 1 ] ||
  fail "NULL"
case $(ask "zone('abc_2020', 'Lille')") in
  *"zone: unknown scheme: choose among abc_2003, apl_1978, ville_pilote, qpv"*) ;;
  *) fail "an unknown scheme" ;;
esac
echo "answers.sh: the answers of the command"
