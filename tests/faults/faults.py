"""faults.py ZONAGE TABLE: what the plain cases of tests/cli cannot bring about.

Readers that never read, signals, pipes that do not wait, a table damaged at every place, folders
without rights, little memory, a machine without /proc. Each must end soon, with the status and the
line that stand here. Prints one line of figures; ends with 1 when something is not as it should be.
"""

import fcntl
import os
import resource
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ZONAGE = os.path.abspath(sys.argv[1])
TABLE = Path(sys.argv[2]).read_bytes()
SOON = 10  # seconds
NOBODY = 65534
BIG_ROWS = 60000
INTERRUPTED = {
    "en": "zonage: interrupted after line {}: the result is incomplete\n",
    "fr": "zonage: interrompu après la ligne {} : le résultat est incomplet\n",
}
# Of every command one that reads no file and one that says much.
COMMANDS = [
    ["Lille"],
    ["--format", "json", "--explain", "Valserhône"],
    ["list", "--format", "json"],
    ["qpv", "--list", "--format", "json"],
    ["dotation", "--check"],
    ["dotation", "--format", "csv"],
    ["sources"],
    ["completion", "zsh"],
    ["--help"],
    ["--man"],
]

checks = 0
problems = []
skipped = []


def expect(what, actual, expected):
    global checks
    checks += 1
    if actual != expected:
        problems.append(f"{what}\n  expected {shortened(expected)}\n  actual   {shortened(actual)}")


def shortened(value):
    if isinstance(value, tuple):
        return "(" + ", ".join(shortened(each) for each in value) + ")"
    text = repr(value)
    return text if len(text) < 600 else f"{text[:300]} ... {text[-300:]}"


def run(*arguments, program=ZONAGE, environment=(), **options):
    if "input" not in options:
        options.setdefault("stdin", subprocess.DEVNULL)
    done = subprocess.run([program, *arguments], capture_output=True, timeout=60,
                          env={"LANG": "C.UTF-8", **dict(environment)}, **options)
    return done.returncode, done.stdout, done.stderr.decode()


def start(*arguments, ignored=None, **options):
    def set_signals():  # whatever started the checks (nohup) may ignore some itself
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN if each == ignored else signal.SIG_DFL)

    options.setdefault("stdin", subprocess.DEVNULL)
    options.setdefault("stdout", subprocess.PIPE)
    return subprocess.Popen([ZONAGE, *arguments], stderr=subprocess.PIPE, env={"LANG": "C.UTF-8"},
                            preexec_fn=set_signals, **options)


def wait_until_full(pipe):
    """Until nothing more arrives in it."""
    before, now = -1, 0
    end = time.monotonic() + SOON
    while (now == 0 or now != before) and time.monotonic() < end:
        time.sleep(0.1)
        before, now = now, struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4))[0]


def ended(process):
    try:
        return process.wait(SOON)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return "still there"


def write_big_table(folder, rows=BIG_ROWS):
    path = folder / "big.csv"
    path.write_text("commune;id\n" + "".join(f"Lille;{i}\n" for i in range(rows)))
    return str(path)


def one_signal_ends_a_write_that_nobody_takes(folder):
    big = write_big_table(folder)
    for language, threads, sent in (("en", "1", signal.SIGTERM), ("fr", "1", signal.SIGINT),
                                    ("en", "2", signal.SIGHUP), ("fr", "7", signal.SIGTERM)):
        process = start("annotate", "--lang", language, "--threads", threads, big)
        wait_until_full(process.stdout)
        process.send_signal(sent)
        expect(f"{sent.name}, {threads} threads", (ended(process), process.stderr.read().decode()),
               (2, INTERRUPTED[language].format(0)))
    process = start("annotate", "--lang", "en", big, ignored=signal.SIGHUP)  # as nohup does
    wait_until_full(process.stdout)
    process.send_signal(signal.SIGHUP)
    rows = process.stdout.read().count(b"\n")
    expect("SIGHUP that is ignored", (ended(process), rows, process.stderr.read()),
           (0, 1 + BIG_ROWS, b""))
    # Likewise where the file named by --output or --unresolved is such a pipe.
    for option in ("--output", "--unresolved"):
        fifo = folder / "fifo"
        os.mkfifo(fifo)
        reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
        unknown = folder / "unknown.csv"
        unknown.write_text("commune\n" + "Nowhere at all\n" * 30000)
        process = start("annotate", option, str(fifo), str(unknown), stdout=subprocess.DEVNULL)
        wait_until_full(reader)
        process.send_signal(signal.SIGTERM)
        expect(f"{option} a pipe", (ended(process), process.stderr.read().decode()),
               (2, INTERRUPTED["en"].format(0)))
        os.close(reader)
        fifo.unlink()
    process = start("list")  # has nothing to tidy: the signal is the system's
    wait_until_full(process.stdout)
    process.terminate()
    expect("SIGTERM, list", ended(process), -signal.SIGTERM)


def a_second_signal_ends_at_once(folder):
    process = start("annotate", write_big_table(folder))
    wait_until_full(process.stdout)
    begin = time.monotonic()
    process.terminate()
    time.sleep(0.05)
    process.terminate()
    expect("two signals", (ended(process), time.monotonic() - begin < 0.4),
           (-signal.SIGTERM, True))


def who_reads_after_the_signal_gets_whole_rows(folder):
    big = write_big_table(folder, 200000)  # more than what is read before anything is written
    for threads in ("1", "4"):
        process = start("annotate", "--threads", threads, big)
        wait_until_full(process.stdout)
        process.terminate()
        out = b""
        while piece := os.read(process.stdout.fileno(), 30000):
            out += piece
            time.sleep(0.001)
        lines = out.count(b"\n")
        expect(f"a late reader, {threads} threads",
               (ended(process), process.stderr.read().decode(), out[-1:]),
               (2, INTERRUPTED["en"].format(lines), b"\n"))
        expect("what it gets is the beginning", run("annotate", big)[1].startswith(out), True)


def pipes_that_do_not_wait(folder):
    big = write_big_table(folder)
    rows = Path(big).read_bytes()[:400000].rsplit(b"\n", 1)[0] + b"\n"
    names = b"Lille\nNowhere\n" * 3000
    for arguments, given in ((["list"], b""), (["annotate", "--threads", "1"], rows),
                             (["annotate", "--threads", "3"], rows), (["--format", "csv"], names)):
        status, expected, _ = run(*arguments, input=given)
        process = start(*arguments, stdin=subprocess.PIPE)
        # The flag is the open pipe's, whoever has it.
        os.set_blocking(process.stdin.fileno(), True)
        pid = os.fork()
        if pid == 0:
            process.stdout.close()
            for begin in range(0, len(given), 50000):
                os.write(process.stdin.fileno(), given[begin:begin + 50000])
                time.sleep(0.01)
            os._exit(0)
        process.stdin.close()
        out = b""
        while piece := process.stdout.read1(30000):
            out += piece
        os.waitpid(pid, 0)
        expect(f"{arguments} in pieces", (ended(process), out == expected), (status, True))

        end_in, give = os.pipe()
        take, end_out = os.pipe()
        for end in (end_in, end_out):
            os.set_blocking(end, False)
        process = start(*arguments, stdin=end_in, stdout=end_out)
        os.close(end_in)
        os.close(end_out)
        pid = os.fork()
        if pid == 0:
            os.close(take)
            time.sleep(0.1)  # it finds nothing at first
            for begin in range(0, len(given), 50000):
                os.write(give, given[begin:begin + 50000])
            os._exit(0)
        os.close(give)
        time.sleep(0.3)  # and its own pipe full
        out = b""
        while piece := os.read(take, 30000):
            out += piece
        os.close(take)
        os.waitpid(pid, 0)
        expect(f"{arguments}, pipes that do not wait",
               (ended(process), out == expected, process.stderr.read()), (status, True, b""))


def stopped_and_continued(folder):
    big = write_big_table(folder)
    expected = run("annotate", big)[1]
    process = start("annotate", big)
    os.read(process.stdout.fileno(), 0)
    process.send_signal(signal.SIGSTOP)
    time.sleep(0.1)
    process.send_signal(signal.SIGCONT)
    out = process.stdout.read()
    expect("stopped and continued", (ended(process), out == expected), (0, True))


def a_damaged_table(folder):
    path = folder / "t"
    size = len(TABLE)
    places = sorted({0, 7, 8, 12, 16, 24, 40, *(size * i // 10 for i in range(1, 10)), size - 1})
    damaged = [("cut at", place, TABLE[:place]) for place in places]
    damaged += [("changed at", place, TABLE[:place] + bytes([TABLE[place] ^ 0x20]) +
                 TABLE[place + 1:]) for place in places]
    # What two versions mixed, a copy that skipped a block or a disk that lost one would give.
    block = 4096
    for place in range(block, size - 3 * block, size // 3 // block * block):
        a, b = TABLE[place:place + block], TABLE[place + block:place + 2 * block]
        if a != b:
            damaged.append(("blocks exchanged at", place,
                            TABLE[:place] + b + a + TABLE[place + 2 * block:]))
        if a != bytes(block):
            damaged.append(("block of zeros at", place,
                            TABLE[:place] + bytes(block) + TABLE[place + block:]))
        damaged.append(("block left out at", place, TABLE[:place] + TABLE[place + block:]))
        damaged.append(("block twice at", place, TABLE[:place] + a + TABLE[place:]))
    damaged += [("bytes behind", size, TABLE + b"\0"), ("twice", size, TABLE + TABLE)]
    for what, place, table in damaged:
        path.write_bytes(table)
        status, out, told = run("--data", str(path), "Lille")
        expect(f"table {what} {place}",
               (status, out, told.count("\n"), told.startswith(f"zonage: {path}: "),
                told.endswith(": give a table made by the same version\n")),
               (2, b"", 1, True, True))
    path.write_bytes(TABLE)
    expect("the whole table", run("--data", str(path), "Lille"), run("Lille"))
    before = path.read_bytes()
    for option in ("-o", "--unresolved"):
        told = run("annotate", "--data", str(path), option, str(path))[2]
        name = "--output" if option == "-o" else option
        expect(f"the table is not replaced by {name}", told,
               f"zonage: {name} would replace {path}, which is read: give another name\n")
    expect("the table is as it was", path.read_bytes() == before, True)


def without_rights(folder):
    if os.getuid() != 0:
        who = {}
    else:
        who = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    folder.chmod(0o755)
    table = folder / "t"
    table.write_text("commune\nLille\n")
    closed = folder / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    here = folder / "zonage"
    shutil.copy(ZONAGE, here)
    here.chmod(0o555)
    expect("installed where nothing may be written",
           run("Lille", program=str(here), cwd=closed, **who), run("Lille"))
    unreadable = folder / "unreadable"
    unreadable.write_bytes(TABLE)
    unreadable.chmod(0)
    fixed = folder / "fixed"
    fixed.write_text("as it was\n")
    fixed.chmod(0o444)
    told = {
        "en": ("cannot be read (permission denied): check the name and the permissions",
               "cannot be written (permission denied): check the name, the permissions and the space",
               "cannot be opened (permission denied): give a table made by the same version"),
        "fr": ("ne peut pas être lu (accès refusé) : vérifiez le nom et les droits",
               "ne peut pas être écrit (accès refusé) : vérifiez le nom, les droits et la place",
               "ne peut pas être ouvert (accès refusé) : donnez une table faite par la même version"),
    }
    for language, (read, write, opened) in told.items():
        colon = " : " if language == "fr" else ": "
        common = ["annotate", "--lang", language]
        for arguments, file, message in (
            ([*common, str(unreadable)], unreadable, read),
            ([*common, "-o", str(closed / "out"), str(table)], closed / "out", write),
            ([*common, "--unresolved", str(closed / "out"), str(table)], closed / "out", write),
            ([*common, "-o", str(fixed), str(table)], fixed, write),
            (["--lang", language, "--data", str(unreadable), "Lille"], unreadable, opened),
        ):
            expect(f"without rights: {arguments}", run(*arguments, **who),
                   (2, b"", f"zonage: {file}{colon}{message}\n"))
    expect("what may not be changed", (fixed.read_text(), list(closed.iterdir())),
           ("as it was\n", []))


def a_file_system_that_is_read_only(folder):
    script = 'mount -t tmpfs -o ro none "$1" && exec "$0" annotate --lang "$2" -o "$1/out" "$3"'
    (folder / "ro").mkdir()
    (folder / "t").write_text("commune\nLille\n")
    for language, message in (
        ("en", "/out: cannot be written (read-only folder): check the name, the permissions and "
               "the space"),
        ("fr", "/out : ne peut pas être écrit (dossier en lecture seule) : vérifiez le nom, les "
               "droits et la place"),
    ):
        if not shutil.which("unshare"):
            skipped.append("read-only file system")
            return
        status, out, told = run("-r", "-m", "sh", "-c", script, ZONAGE, str(folder / "ro"),
                                language, str(folder / "t"), program="unshare")
        if not told.startswith("zonage: "):
            skipped.append("read-only file system")
            return
        expect("a read-only file system", (status, out, told),
               (2, b"", f"zonage: {folder}/ro{message}\n"))


def needs_libraries():
    """Whether it names an interpreter, the one that loads shared libraries (an ELF header of 64 bits)."""
    header = Path(ZONAGE).read_bytes()[:4096]
    begin, = struct.unpack_from("<Q", header, 32)
    size, count = struct.unpack_from("<HH", header, 54)
    return any(struct.unpack_from("<I", header, begin + i * size)[0] == 3 for i in range(count))


def a_machine_with_nothing_on_it(folder):
    """No /proc, no /dev, no /etc, no library: only the command."""
    shutil.copy(ZONAGE, folder / "zonage")
    rows = b"commune\nLille\nNowhere\n"
    if needs_libraries():
        skipped.append("nothing on the machine")
        return
    for arguments in (*COMMANDS, ["annotate"], ["annotate", "--threads", "4"], []):
        given = rows if not arguments or arguments[0] == "annotate" else b""
        if os.getuid() == 0:
            there = run(*arguments, program="/zonage", input=given,
                        preexec_fn=lambda: (os.chroot(folder), os.chdir("/")))
        elif shutil.which("unshare"):
            there = run("-r", f"--root={folder}", "/zonage", *arguments, program="unshare",
                        input=given)
            if "unshare" in there[2]:
                skipped.append("nothing on the machine")
                return
        else:
            skipped.append("nothing on the machine")
            return
        expect(f"nothing on the machine: {arguments}", there, run(*arguments, input=given))


def limited(what, limit):
    return {"preexec_fn": lambda: resource.setrlimit(what, (limit, limit))}


def little_memory(folder):
    """From what it takes to start at all, each command does its work or says that it cannot."""
    def starts(size):
        try:
            return run("--version", **limited(resource.RLIMIT_AS, size))[0] == 0
        except OSError:
            return False
    too_little, enough = 0, 256 << 20
    if not starts(enough):
        skipped.append("little memory")  # instrumented
        return
    while enough - too_little > 64 << 10:
        middle = (too_little + enough) // 2
        too_little, enough = (too_little, middle) if starts(middle) else (middle, enough)
    big = write_big_table(folder)
    commands = [*COMMANDS, ["annotate", "--threads", "1", big], ["annotate", "--threads", "7", big]]
    for arguments in commands:
        whole = run(*arguments)
        for more in (0, 200, 1000, 6000, 40000):  # kilobytes
            limit = enough + (more << 10)
            status, out, told = run(*arguments, **limited(resource.RLIMIT_AS, limit))
            done = (status, out, told) == whole
            refused = (status == 2 and whole[1].startswith(out) and told.count("\n") == 1 and
                       told.startswith("zonage: not enough memory"))
            expect(f"{limit >> 10} kB for {arguments}: {status}, {told}", done or refused, True)


def few_threads_and_a_small_stack(folder):
    big = write_big_table(folder)
    expected = run("annotate", big)
    who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
    folder.chmod(0o755)
    # An instrumented program looks for leaks in a thread of its own.
    expect("no second thread",
           run("annotate", "--threads", "8", big, **limited(resource.RLIMIT_NPROC, 1), **who,
               environment={"ASAN_OPTIONS": "detect_leaks=0"}),
           expected)
    for arguments in COMMANDS:
        expect(f"a small stack: {arguments}",
               run(*arguments, **limited(resource.RLIMIT_STACK, 256 << 10)), run(*arguments))
    expect("a small stack: annotate",
           run("annotate", big, **limited(resource.RLIMIT_STACK, 256 << 10)), expected)


def main():
    tests = [
        one_signal_ends_a_write_that_nobody_takes, a_second_signal_ends_at_once,
        who_reads_after_the_signal_gets_whole_rows, pipes_that_do_not_wait, stopped_and_continued,
        a_damaged_table, without_rights, a_file_system_that_is_read_only,
        a_machine_with_nothing_on_it, little_memory, few_threads_and_a_small_stack,
    ]
    for test in tests:
        with tempfile.TemporaryDirectory(prefix="zonage-faults-") as folder:
            test(Path(folder))
    for problem in problems:
        print(f"FAILED {problem}")
    print(f"faults: {len(tests)} faults, {checks} checks, {len(problems)} failed, "
          f"{len(skipped)} not possible here" + "".join(f" ({what})" for what in skipped))
    sys.exit(1 if problems else 0)


main()
