"""python3 join.py CLIENTS ZONES OUT: what a careful script does: names folded, answers cached."""
import csv
import functools
import sys
import unicodedata


@functools.lru_cache(maxsize=None)
def fold(name):
    text = unicodedata.normalize("NFKD", name.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in text).split()
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


clients, zones, out = sys.argv[1:]
with open(zones, newline="", encoding="utf-8") as file:
    rows = csv.reader(file, delimiter=";")
    next(rows)
    zone = {(fold(row[1]), row[2]): row[4] for row in rows}
with open(clients, newline="", encoding="utf-8") as source, \
        open(out, "w", newline="", encoding="utf-8") as target:
    reader = csv.reader(source, delimiter=";")
    writer = csv.writer(target, delimiter=";", lineterminator="\n")
    writer.writerow(next(reader) + ["zone"])
    for row in reader:
        writer.writerow(row + [zone.get((fold(row[2]), row[3]), "")])
