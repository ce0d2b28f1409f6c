"""terminal.py PROGRAM: every command on terminals of several widths, in both languages.

What is read there must be what a pipe gets, word by word, broken at the width where words allow it;
colour only where it is wanted; and nothing of a query that steers the terminal.
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata

PROGRAM = os.path.abspath(sys.argv[1])
WIDTHS = (20, 40, 80, 200)
COMMANDS = ("", "lookup", "annotate", "list", "qpv", "dotation", "sources", "completion")
ESCAPES = "\x1b[31m\x1b]0;t\x07\x9b2J\u202e"
SGR = re.compile(r"\x1b\[[01]m")
BARS = re.compile("[\u2580-\u2593]+")  # beside shares, in colour only
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
    return holds


def environment(**more):
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **more}


def on_terminal(width, *words, **more):
    """What comes out on a terminal of that many columns."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    process = subprocess.Popen([PROGRAM, *words], stdin=subprocess.DEVNULL, stdout=slave,
                               stderr=slave, env=environment(**more))
    os.close(slave)
    out = b""
    while True:
        try:
            part = os.read(master, 1 << 16)
        except OSError:  # Linux says so when nobody writes any more
            part = b""
        if not part:
            break
        out += part
    os.close(master)
    process.wait()
    return out.decode("utf-8").replace("\r\n", "\n")


def in_pipe(*words, **more):
    return subprocess.run([PROGRAM, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, env=environment(**more)).stdout.decode("utf-8")


def columns(text):
    """Python's own table of widths, not the program's."""
    width = 0
    for character in unicodedata.normalize("NFC", SGR.sub("", text)):
        if unicodedata.category(character) not in ("Mn", "Me", "Cf", "Cc"):
            width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return width


def too_long(text, width):
    """Lines beyond the width, but for a long word that begins in the left half."""
    return [line for line in text.split("\n")
            if columns(line) > width and columns(line[:line.rfind(" ") + 1]) > width // 2]


def answers(folder):
    inputs = os.path.join(folder, "inputs.csv")
    return [
        ["Béthune"], ["--explain", "-d", "83", "Saint-Cyr-sur-Mer"], ["Saint-Denis"], ["Bethunne"],
        ["e\u0301", "Ｌｉｌｌｅ", "東京都"], ["Valserhône", "Comines", "59350"],
        ["qpv", "QP059082", "Roubaix", "centre ville", "Ｒｏｕｂａｉｘｘ"], ["qpv", "--list", "-d", "62"],
        ["list", "-d", "Paris"], ["list", "-d", "74", "-s", "abc_2003"],
        ["list", "-s", "ville_pilote", "-d", "59"],
        ["dotation"], ["dotation", "Douvrin"], ["dotation", "--check"], ["sources"],
        ["dotation", "--set", "62178.pop_qpv=8000"], ["dotation", "--inputs", inputs],
    ]


def test_widths(folder):
    for language in ("fr", "en"):
        for words in answers(folder):
            piped = in_pipe(*words, "--lang", language)
            check("\x1b" not in piped, f"{words}: an escape in a pipe")
            for width in WIDTHS:
                shown = on_terminal(width, *words, "--lang", language, NO_COLOR="1")
                place = f"{words} {language}, {width} columns"
                check("\x1b" not in shown, f"{place}: an escape with NO_COLOR")
                check(shown.split() == piped.split(), f"{place}: other words than in a pipe")
                for line in too_long(shown, width)[:3]:
                    check(False, f"{place}: too long: {line}")
                colored = on_terminal(width, *words, "--lang", language)
                plain = BARS.sub("", SGR.sub("", colored))
                check(plain.split() == shown.split(), f"{place}: colour changes more than colour")
                never = on_terminal(width, *words, "--lang", language, "--color", "never")
                check(never == shown, f"{place}: --color never")


def test_help():
    for language in ("fr", "en"):
        for command in COMMANDS:
            words = [command, "--help", "--lang", language] if command else ["--help", "--lang", language]
            for width in WIDTHS:
                shown = on_terminal(width, *words)
                check("\x1b" not in shown, f"{words}: an escape")
                # What is to be typed is not broken.
                typed = re.compile(r"  (zonage|source) |Usage| +(-\w, )?--[\w-]+ \S+$")
                for line in too_long(shown, min(width, 100)):
                    check(typed.match(line), f"{words}, {width} columns: too long: {line}")


def test_alignment(folder):
    shown = on_terminal(200, "Saint-Denis", NO_COLOR="1")
    rows = [line for line in shown.split("\n") if re.match(r"  \d{5}  ", line)]
    check(len(rows) == 5, "Saint-Denis: five candidates")
    places = {columns(row[:re.search(r"[ABC] +I", row).start()]) for row in rows}
    check(len(places) == 1, "candidates are not aligned")
    shown = on_terminal(200, "dotation", "--inputs", os.path.join(folder, "inputs.csv"))
    rows = [line for line in shown.split("\n") if re.match(r"\d{5}  ", line)]
    check(len(rows) == 100, f"--inputs: {len(rows)} communes")
    check(sum("e\u0301" in row or "東京" in row for row in rows) == 2, "--inputs: the names")
    check(len({columns(row) for row in rows}) == 1, "amounts are not aligned")
    shown = on_terminal(80, "list", "-d", "74", "-s", "abc_2003")
    lines = shown.split("\n")[:-1]
    broken = [line for line in lines if not re.match(r"74\d{3} ", line)]  # long names only
    check(len(broken) * 20 < len(lines), f"list at 80: {len(broken)} lines broken of {len(lines)}")


def test_escapes(folder):
    query = ESCAPES + "Lille"
    runs = [[query], ["-d", query, "Lille"], ["-p", query], ["qpv", query], ["dotation", query],
            ["list", "-d", query], ["list", "-s", query], ["sources", "check", query],
            ["annotate", query], ["annotate", "--column", query, os.path.join(folder, "inputs.csv")], ["--at", query, "Lille"],
            ["dotation", "--set", query], ["dotation", "--profile", query], ["--" + query],
            ["completion", query], ["--color", query], ["--data", query, "Lille"]]
    runs += [[*words, "-f", form] for words in ([query], ["qpv", query])
             for form in ("json", "jsonl", "csv", "tsv")]
    for words in runs:
        shown = on_terminal(80, *words, NO_COLOR="1")
        steering = set(shown) & set(ESCAPES[0] + "\x07\x9b\u202e")
        check(not steering, f"{words}: {steering} reaches the terminal")
        check(shown, f"{words}: nothing is said")


def write_inputs(folder):
    """The published inputs, two names of which are those of other writings, one with an escape."""
    table = in_pipe("dotation", "--format", "csv").split("\n")
    for line, name in ((1, "Alloue\u0301"), (2, "東京都東京都"), (3, "Anne\x1b[31m")):
        cells = table[line].split(",")
        cells[1] = name
        table[line] = ",".join(cells)
    head = table[0].split(",")
    kept = head.index("beneficiaires_apl") + 1
    with open(os.path.join(folder, "inputs.csv"), "w", encoding="utf-8") as file:
        file.write("\n".join(",".join(line.split(",")[:kept]) for line in table[:101]) + "\n")


def main():
    with tempfile.TemporaryDirectory() as folder:
        write_inputs(folder)
        test_widths(folder)
        test_help()
        test_alignment(folder)
        test_escapes(folder)
    for failure in failures[:40]:
        print(f"terminal.py: {failure}")
    print(f"terminal.py: {len(failures)} wrong")
    sys.exit(1 if failures else 0)


main()
