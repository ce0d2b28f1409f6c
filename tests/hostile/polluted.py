"""One clean table, and what becomes of tables: each fault singly, under its name.

polluted() yields (name, bytes). python3 polluted.py FOLDER writes them, to look at.
"""

import random
import sys
from pathlib import Path

ROWS = [
    ["id", "commune", "departement", "note"],
    ["1", "Béthune", "62", "première"],
    ["2", "Châlons-en-Champagne", "51", ""],
    ["3", "L'Haÿ-les-Roses", "94", "à voir"],
    ["4", "Saint-Denis", "93", "deux mots"],
    ["5", "MARSEILLE 3E", "13", "12,5"],
    ["6", "Valserhône", "01", "x"],
    ["7", "Bethunne", "62", "mal écrit"],
    ["8", "", "", "sans nom"],
    ["9", "Œuilly", "51", "ligature"],
]


def table(rows=ROWS, delimiter=";", end="\n"):
    return "".join(delimiter.join(row) + end for row in rows)


CLEAN = table()


def with_row(*cells, at=4):
    rows = [list(row) for row in ROWS]
    rows[at] = list(cells)
    return table(rows)


def with_line(line, at=4):
    lines = CLEAN.splitlines(keepends=True)
    lines.insert(at, line)
    return "".join(lines)


def dialects():
    for name, delimiter in (("comma", ","), ("tab", "\t"), ("pipe", "|"), ("colon", ":"),
                            ("space", " "), ("caret", "^"), ("two semicolons", ";;"),
                            ("semicolon and space", "; "), ("unit separator", "\x1f")):
        yield f"delimiter {name}", table(delimiter=delimiter)
    quoted = [[f'"{cell}"' for cell in row] for row in ROWS]
    yield "comma, decimal comma unquoted", table(delimiter=",")
    yield "comma, all quoted", table(quoted, ",")
    yield "half of the rows with commas", table(ROWS[:5]) + table(ROWS[5:], ",")
    yield "a delimiter for a header, another for the rows", table(ROWS[:1], ",") + table(ROWS[1:])
    yield "sep line", "sep=;\n" + CLEAN
    yield "sep line of another delimiter", "sep=,\n" + CLEAN
    yield "sep line twice", "sep=;\nsep=;\n" + CLEAN
    yield "sep line at the end", CLEAN + "sep=;\n"
    yield "sep line quoted", '"sep=;"\n' + CLEAN
    yield "comment lines", "# exported\n# again\n" + CLEAN
    yield "title line above the header", "Clients 2023\n\n" + CLEAN


def headers():
    yield "no header", table(ROWS[1:])
    yield "header twice", with_line(table(ROWS[:1]), 1)
    yield "header again midway", with_line(table(ROWS[:1]), 6)
    yield "header only", table(ROWS[:1])
    yield "empty headers", ";commune;;\n" + table(ROWS[1:])
    yield "two headers of a name", "commune;commune;departement;note\n" + table(ROWS[1:])
    yield "header in capitals", CLEAN.replace("commune", "COMMUNE", 1)
    yield "header with spaces around", CLEAN.replace("commune", "  commune ", 1)
    yield "header quoted over two lines", CLEAN.replace("commune", '"commune\n"', 1)
    yield "header with a space that does not break", CLEAN.replace("commune", "\u00A0commune", 1)
    yield "header of zonage already", CLEAN.replace("note", "zonage_statut", 1)


def quotes():
    yield "all quoted", table([[f'"{cell}"' for cell in row] for row in ROWS])
    yield "quote never closed in the header", CLEAN.replace("commune", '"commune', 1)
    yield "quote never closed in the first row", CLEAN.replace("Béthune", '"Béthune', 1)
    yield "quote never closed in the last row", CLEAN.replace("Œuilly", '"Œuilly', 1)
    yield "quote never closed in the last cell", CLEAN.replace("ligature\n", '"ligature')
    yield "quote within a bare cell", with_row("4", 'Saint"Denis', "93", "x")
    yield "quote at the end of a bare cell", with_row("4", 'Saint-Denis"', "93", "x")
    yield "text behind the closing quote", with_row("4", '"Saint"-Denis', "93", "x")
    yield "space behind the closing quote", with_row("4", '"Saint-Denis" ', "93", "x")
    yield "space before the opening quote", with_row("4", ' "Saint-Denis"', "93", "x")
    yield "three quotes", with_row("4", '"""', "93", "x") + '"\n'
    yield "quotes not doubled inside", with_row("4", '"Saint "grand" Denis"', "93", "x")
    yield "quotes escaped by a backslash", with_row("4", r'"Saint \"grand\" Denis"', "93", "x")
    yield "delimiter escaped by a backslash", with_row("4", r"Saint\;Denis", "93", "x")
    yield "single quotes", table([[f"'{cell}'" for cell in row] for row in ROWS])
    yield "curly quotes", table([[f"“{cell}”" for cell in row] for row in ROWS])
    yield "delimiter in quotes", with_row("4", '"Saint;Denis"', "93", "x")
    yield "line end in quotes", with_row("4", "Saint-Denis", "93", '"two\nlines"')
    yield "CRLF in quotes of an LF file", with_row("4", "Saint-Denis", "93", '"two\r\nlines"')
    yield "lone CR in quotes", with_row("4", "Saint-Denis", "93", '"two\rlines"')
    yield "a thousand lines in quotes", with_row("4", "Lille", "59", '"' + "line\n" * 1000 + '"')
    yield "empty quotes", with_row("4", '""', '""', '""')
    yield "only quotes", '"' * 4000
    yield "the name over two lines", with_row("4", '"Saint-\nDenis"', "93", "x")


def encodings():
    text = CLEAN
    utf8 = text.encode()
    yield "UTF-8 mark", b"\xef\xbb\xbf" + utf8
    yield "UTF-8 mark twice", b"\xef\xbb\xbf" * 2 + utf8
    yield "UTF-8 mark midway", utf8[:60] + b"\xef\xbb\xbf" + utf8[60:]
    yield "UTF-8 mark in front of a quoted header", b'\xef\xbb\xbf"id"' + utf8[2:]
    for name in ("cp1252", "iso8859-15", "cp850", "mac-roman", "utf-16-le", "utf-16-be", "utf-32-le",
                 "utf-32-be", "utf-7", "cp500"):
        yield name, text.encode(name, "replace")
    for name, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"),
                       ("utf-32-le", b"\xff\xfe\0\0"), ("utf-32-be", b"\0\0\xfe\xff")):
        yield f"{name} with mark", mark + text.encode(name)
    yield "utf-16 with the other mark", b"\xfe\xff" + text.encode("utf-16-le")
    yield "utf-16 cut within a character", b"\xff\xfe" + text.encode("utf-16-le")[:-1]
    yield "utf-16 half a pair", b"\xff\xfe" + text.encode("utf-16-le") + b"\x00\xd8" + b"\n\0"
    yield "utf-8 and windows-1252 mixed", utf8 + "10;Béziers;34;été\n".encode("cp1252")
    yield "utf-8 encoded twice", utf8.decode("cp1252", "replace").encode()
    yield "windows-1252 bytes that mean nothing", text.encode("cp1252", "replace") + b"10;\x81\x8d;1;\n"
    yield "utf-8 cut within a character", utf8 + "10;Bé".encode()[:-1]
    yield "overlong utf-8", utf8 + b"10;\xc0\xafLille;59;\n"
    yield "surrogates in utf-8", utf8 + b"10;\xed\xa0\x80Lille;59;\n"
    yield "beyond Unicode", utf8 + b"10;\xf4\x90\x80\x80;59;\n"
    yield "FE and FF in utf-8", utf8 + b"10;\xfe\xff;59;\n"
    yield "NUL in a cell", utf8 + b"10;Li\0lle;59;\n"
    yield "NULs at the end", utf8 + bytes(512)
    yield "all bytes in a quoted cell", utf8 + b'10;Lille;59;"' + bytes(
        byte for byte in range(256) if byte != 0x22) + b'"\n'
    for name, inserted in (("decomposed", None), ("zero width", "\u200b"), ("soft hyphen", "\u00ad"),
                           ("right to left", "\u202e"), ("replacement", "\ufffd"),
                           ("line separator", "\u2028"), ("next line", "\x85"),
                           ("not a character", "\ufffe"), ("tag letters", "\U000e0041"),
                           ("a hundred accents", "\u0301" * 100), ("emoji", "👩‍👩‍👧‍👦"), ("escape", "\x1b[31m"),
                           ("backspace", "\b\b\b"), ("vertical tab", "\v"), ("form feed", "\f")):
        if inserted is None:
            import unicodedata
            yield f"name {name}", unicodedata.normalize("NFD", text).encode()
        else:
            yield f"name with {name}", text.replace("Béthune", "Bé" + inserted + "thune", 1).encode()


def shapes():
    yield "nothing", ""
    yield "one byte", "x"
    yield "one line end", "\n"
    yield "only line ends", "\n" * 1000
    yield "only delimiters", ";" * 50 + "\n"
    yield "only spaces", " " * 5000
    yield "no line end at the end", CLEAN[:-1]
    yield "line ends at the end", CLEAN + "\n" * 20
    yield "empty lines between", CLEAN.replace("\n", "\n\n")
    yield "empty lines first", "\n\n\n" + CLEAN
    yield "lines of spaces", CLEAN.replace("\n", "\n   \n")
    yield "CRLF", table(end="\r\n")
    yield "CR", table(end="\r")
    yield "LFCR", table(end="\n\r")
    yield "CRCRLF", table(end="\r\r\n")
    yield "CRLF and LF mixed", table(ROWS[:5]) + table(ROWS[5:], end="\r\n")
    yield "all line ends mixed", table(ROWS[:4]) + table(ROWS[4:7], end="\r\n") + table(ROWS[7:],
                                                                                       end="\r")
    yield "a row too short", with_row("4", "Saint-Denis")
    yield "a row of one cell", with_row("4")
    yield "a row too long", with_row("4", "Saint-Denis", "93", "x", "y", "z")
    yield "a delimiter at the end of each row", table(end=";\n")
    yield "a delimiter at the end of each row but the header's", table(ROWS[:1]) + table(ROWS[1:],
                                                                                        end=";\n")
    yield "every row of another length", "".join(
        ";".join(["Lille"] * count) + "\n" for count in range(1, 40))
    yield "a row of delimiters", with_row("", "", "", "")
    yield "spaces around cells", table([[f"  {cell}  " for cell in row] for row in ROWS])
    yield "end of file sign", CLEAN + "\x1a"
    yield "a cell of a million bytes", with_row("4", "Lille", "59", "x" * 1000000)
    yield "a name of a million bytes", with_row("4", "x" * 1000000, "59", "x")
    yield "five thousand columns", "".join(
        ";".join(row + [""] * 5000) + "\n" for row in ROWS)
    yield "a row of a million cells", CLEAN + "Lille;" * 1000000 + "\n"
    yield "a row longer than is allowed", with_row("4", "Lille", "59", "x" * (17 << 20))
    yield "formulas", with_row("=1+1", '"=cmd|\'/C calc\'!A0"', "@SUM(A1)", "+1+1")
    yield "a web page", "<!DOCTYPE html>\n<html><body><table><tr><td>Lille</td></tr></table>\n"
    yield "json", '[{"commune": "Lille"},\n {"commune": "Lens"}]\n'
    yield "a workbook", b"PK\x03\x04\x14\0\x06\0\x08\0" + bytes(range(256)) * 20
    yield "an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    yield "gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + bytes(random.Random(1).randbytes(500))
    yield "pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
    yield "noise", random.Random(2).randbytes(20000)
    yield "noise of CSV signs", bytes(random.Random(3).choices(b'";,\n\r\t a\xe9', k=20000))


def polluted():
    names = set()
    for family in (dialects, headers, quotes, encodings, shapes):
        for name, content in family():
            assert name not in names, name
            names.add(name)
            yield f"{family.__name__}: {name}", content if isinstance(content, bytes) else content.encode()


if __name__ == "__main__":
    for number, (name, content) in enumerate(polluted()):
        path = Path(sys.argv[1]) / f"{number:03} {name.replace('/', ' ')}.csv"
        path.write_bytes(content)
