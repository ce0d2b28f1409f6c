"""same_bytes.py ZONAGE [OTHER]: the corpus under other locales, with other numbers of threads, cut into
other pieces, with other allocators: status and output byte for byte. With OTHER, another build of the
same: only that both say the same. Prints one line of figures; ends with 1 at a difference.
"""

import glob
import os
import subprocess
import sys
import threading

from corpus import CORPUS

PLAIN = {"LC_ALL": "C"}
runs = 0
differences = []


def run(program, arguments, given, environment=None, piece=None):
    global runs
    runs += 1
    process = subprocess.Popen([program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=environment or PLAIN)
    if piece is None:
        out, said = process.communicate(given, timeout=120)
        return process.returncode, out, said

    def feed():
        try:
            for begin in range(0, len(given), piece):
                os.write(process.stdin.fileno(), given[begin:begin + piece])
        except BrokenPipeError:
            pass
        process.stdin.close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    out = process.stdout.read()
    said = process.stderr.read()
    feeder.join()
    return process.wait(), out, said


def compare(what, arguments, expected, actual):
    if expected != actual:
        differences.append(f"{what}: zonage {' '.join(arguments)}: {len(expected[1])} bytes, "
                           f"{len(actual[1])} bytes, {actual[2][:200]!r}")


def is_static(program):
    return b"statically linked" in subprocess.run(["ldd", program], capture_output=True).stdout or \
        b"not a dynamic" in subprocess.run(["ldd", program], capture_output=True).stderr


def main():
    program = os.path.abspath(sys.argv[1])
    if len(sys.argv) > 2:
        other = os.path.abspath(sys.argv[2])
        for arguments, given in CORPUS:
            compare(other, arguments, run(program, arguments, given), run(other, arguments, given))
        finish("builds")
    surroundings = {
        "Turkish": {"LC_ALL": "tr_TR.UTF-8"}, "a locale that is missing": {"LC_ALL": "xx_YY.none"},
        "French, told English": {"LC_ALL": "fr_FR.UTF-8"}, "no environment": {"X": ""},
        "memory that is not zero": {**PLAIN, "MALLOC_PERTURB_": "165"},
        "one arena": {**PLAIN, "MALLOC_ARENA_MAX": "1"},
        "no memory kept": {**PLAIN, "MALLOC_TRIM_THRESHOLD_": "0", "MALLOC_TOP_PAD_": "0",
                           "MALLOC_MMAP_THRESHOLD_": "4096"},
    }
    jemalloc = glob.glob("/usr/lib/*/libjemalloc.so.2") if not is_static(program) else []
    if jemalloc:
        surroundings["jemalloc"] = {**PLAIN, "LD_PRELOAD": jemalloc[0]}
    for arguments, given in CORPUS:
        told = arguments if "--lang" in arguments else [*arguments, "--lang", "en"]
        expected = run(program, told, given)
        compare("as is", told, expected, run(program, told, given))
        for what, environment in surroundings.items():
            compare(what, told, expected, run(program, told, given, environment))
        if told[0] == "annotate":
            for threads in ("1", "2", "7", "64"):
                compare(f"{threads} threads", told, expected,
                        run(program, [*told, "--threads", threads], given))
        if given:
            for piece in (1, 7, 4096):
                part = given[:3000] if piece == 1 else given[:200000]
                whole = run(program, told, part)
                compare(f"pieces of {piece}", told, whole, run(program, told, part, piece=piece))
    finish("surroundings")


def finish(what):
    for difference in differences:
        print(f"FAILED {difference}")
    print(f"determinism: {len(CORPUS)} commands, {what}, {runs} runs, {len(differences)} differences")
    sys.exit(1 if differences else 0)


main()
