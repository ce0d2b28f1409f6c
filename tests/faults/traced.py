"""traced.py ZONAGE: with strace, which files each command opens, makes, renames or removes, and that
it speaks to no network and starts no program. Then the same with the system failing it: a read or a
write that goes wrong midway. Ends with 77 where nothing can be traced.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ZONAGE = os.path.abspath(sys.argv[1])
TRACED = "%file,%network,%process,write,ftruncate"
# What the C library looks at by itself: its own program, and how many processors there are.
BY_ITSELF = {("read", "/proc/self/exe"), ("read", "/sys/devices/system/cpu/online"),
             ("read", "/sys/devices/system/cpu"), ("read", "/proc/stat")}
# Of a command that is not one static file.
LINKED = re.compile(r"/etc/ld\.so\.(cache|preload)|.*\.so(\.[0-9.]+)?|.*/glibc-hwcaps.*|/lib.*|/usr/lib.*")

problems = []
checks = 0


def skip(why):
    print(f"traced: skipped, {why}")
    sys.exit(77)


def strace(*options, arguments, folder, stdin=b""):
    trace = folder / "trace"
    done = subprocess.run(
        ["strace", "-f", "-y", "-s", "200", "-o", str(trace), *options, ZONAGE, *arguments],
        input=stdin, capture_output=True, timeout=120, cwd=folder / "here",
        env={"LANG": "C.UTF-8", "HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp"),
             "PATH": os.environ["PATH"]})
    lines = trace.read_text(errors="replace").splitlines() if trace.exists() else []
    trace.unlink(missing_ok=True)
    return done, lines


def touched(lines):
    """What was done with which file, and what must never be: a network, another program."""
    files, never = set(), []
    for line in lines:
        call = re.match(r"\d+ +(?:<\.\.\. )?(\w+)", line)
        if call is None:
            continue
        name = call.group(1)
        paths = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
        if name in ("socket", "connect", "sendto", "sendmsg", "bind", "listen", "accept", "accept4",
                    "socketpair", "fork", "vfork", "kill", "recvfrom", "recvmsg"):
            never.append(line)
        elif name in ("clone", "clone3"):
            if "CLONE_THREAD" not in line:
                never.append(line)
        elif name == "execve":
            if paths[0] != ZONAGE:
                never.append(line)
        elif name in ("open", "openat", "openat2", "creat"):
            made = "O_CREAT" in line or "O_TRUNC" in line or name == "creat"
            written = made or "O_WRONLY" in line or "O_RDWR" in line
            files.add(("make" if made else "write" if written else "read", paths[0]))
        elif name in ("stat", "lstat", "newfstatat", "statx", "access", "faccessat", "faccessat2",
                      "readlink", "readlinkat", "getcwd", "statfs", "chdir"):
            if paths and paths[0]:
                files.add(("read", paths[0]))
        elif name in ("rename", "renameat", "renameat2"):
            files.add(("rename", " to ".join(paths)))
        elif name in ("write", "exit", "exit_group", "wait4", "arch_prctl", "set_tid_address"):
            pass
        else:  # unlink, mkdir, chmod, truncate, ...: each by its name
            files.add((name, paths[0] if paths else line))
    kept = {(how, re.sub(r"partial-\d+", "partial-N", path)) for how, path in files - BY_ITSELF
            if not (how == "read" and LINKED.fullmatch(path))}
    return kept, never


def expect(what, actual, expected):
    global checks
    checks += 1
    if actual != expected:
        problems.append(f"{what}\n  expected {expected!r}\n  actual   {actual!r}")


def files_of_each_command(folder):
    here = folder / "here"
    (here / "in.csv").write_text("commune\nLille\nBethunne\n" * 5000)
    (here / "there.csv").write_text("old\n")
    (here / "rules.tsv").write_text("")
    (here / "inputs.csv").write_text("")
    (here / "link.csv").symlink_to("there.csv")
    read = lambda *names: {("read", name) for name in names}
    # Looked at before it is written: whether it is there, and where a link leads.
    looked = lambda *names: {("read", name) for name in names}
    whole = str(here / "there.csv")
    # A file that appears whole is made beside its place, which is told from the root.
    made = lambda name: ("make", f"{here / name}.partial-N")
    renamed = lambda name: ("rename", f"{here / name}.partial-N to {here / name}")
    rows = b"commune\nLille\nNowhere\n"
    cases = [
        (["Lille"], set()), (["-f", "json", "-e", "Lille"], set()), ([], set()),
        (["Nowhere", "Bethunne"], set()), (["--no-such-option"], set()), (["-p", "62400"], set()),
        (["--version"], set()), (["--help"], set()), (["--man"], set()), (["list"], set()),
        (["list", "-f", "json"], set()), (["qpv", "Roubaix"], set()), (["qpv", "--list"], set()),
        (["dotation"], set()), (["dotation", "--check"], set()), (["dotation", "Douvrin"], set()),
        (["dotation", "--profile", "rules.tsv"], read("rules.tsv")),
        (["dotation", "--inputs", "inputs.csv"], read("inputs.csv")),
        (["sources"], set()), (["sources", "check", "in.csv"], read("in.csv")),
        (["completion", "bash"], set()), (["completion", "zsh"], set()),
        (["completion", "fish"], set()),
        (["--data", "in.csv", "Lille"], read("in.csv")),
        (["annotate"], set()), (["annotate", "--threads", "1", "in.csv"], read("in.csv")),
        (["annotate", "--threads", "4", "--summary", "json", "in.csv"], read("in.csv")),
        (["annotate", "-o", "new.csv", "in.csv"],
         read("in.csv") | looked("new.csv") |
         {made("new.csv"), renamed("new.csv")}),
        (["annotate", "-q", "--unresolved", "todo.csv", "in.csv"],
         read("in.csv") | looked("todo.csv") |
         {made("todo.csv"), renamed("todo.csv")}),
        (["annotate", "-o", "never.csv", "--column", "no such column", "in.csv"],
         read("in.csv") | looked("never.csv") |
         {made("never.csv"), ("unlink", f"{here / 'never.csv'}.partial-N")}),
        (["annotate", "-o", "/dev/null", "in.csv"],
         read("in.csv", "/dev", "/dev/null") | {("write", "/dev/null")}),
        (["annotate", "-o", "there.csv", "in.csv"],
         read("in.csv", "there.csv") | {made("there.csv"), renamed("there.csv")}),
    ]
    for arguments, expected in cases:
        _, lines = strace("-e", f"trace={TRACED}", arguments=arguments, folder=folder, stdin=rows)
        files, never = touched(lines)
        # The way to the file itself is looked at, a folder at a time.
        above = {str(parent) for parent in (here / "x").parents}
        files = {(how, path) for how, path in files if not (how == "read" and path.rstrip("/") in above)}
        files.discard(("read", whole)) if ("read", "there.csv") in expected else None
        expect(f"files of {arguments}", files, expected)
        expect(f"network and programs of {arguments}", never, [])
    left = sorted(path.name for path in here.iterdir())
    expect("files left", left, ["in.csv", "inputs.csv", "link.csv", "new.csv", "rules.tsv",
                                "there.csv", "todo.csv"])
    for other in ("home", "tmp"):
        expect(f"files in {other}", list((folder / other).iterdir()), [])


def the_system_fails(folder):
    """Reads and writes that go wrong midway; strace makes them fail."""
    here = folder / "here"
    (here / "in.csv").write_text("commune\n" + "Lille\n" * 100000)
    lines = b"Lille\n" * 30000
    told = {
        "en": {
            "lookup": "zonage: the input cannot be read (input/output error): check the file\n",
            "read": "zonage: in.csv: reading was interrupted after line {} (input/output error): "
                    "the result is incomplete\n",
            "write": "zonage: the output cannot be written (input/output error): the result is "
                     "incomplete\n",
            "row": "zonage: the output cannot be written after line {} (input/output error): the "
                   "result is incomplete\n",
            "quota": "zonage: the output cannot be written (no space left): the result is "
                     "incomplete\n",
            "rename": "zonage: out.csv: cannot be written (permission denied): check the name, the "
                      "permissions and the space\n",
            "close": "zonage: out.csv: cannot be written (input/output error): check the name, the "
                     "permissions and the space\n",
        },
        "fr": {
            "lookup": "zonage: l'entrée ne peut pas être lue (erreur d'entrée-sortie) : vérifiez "
                      "le fichier\n",
            "read": "zonage: in.csv : lecture interrompue après la ligne {} (erreur "
                    "d'entrée-sortie) : le résultat est incomplet\n",
            "write": "zonage: la sortie ne peut pas être écrite (erreur d'entrée-sortie) : le "
                     "résultat est incomplet\n",
            "row": "zonage: la sortie ne peut pas être écrite après la ligne {} (erreur "
                   "d'entrée-sortie) : le résultat est incomplet\n",
            "quota": "zonage: la sortie ne peut pas être écrite (plus de place) : le résultat est "
                     "incomplet\n",
            "rename": "zonage: out.csv : ne peut pas être écrit (accès refusé) : vérifiez le nom, "
                      "les droits et la place\n",
            "close": "zonage: out.csv : ne peut pas être écrit (erreur d'entrée-sortie) : vérifiez "
                     "le nom, les droits et la place\n",
        },
    }
    for language, words in told.items():
        for fault, arguments, message in (
            ("read:error=EIO:when=3", [], words["lookup"]),
            ("read:error=EIO:when=3", ["annotate", "--threads", "1", "in.csv"], words["read"]),
            ("write:error=EIO:when=3", ["list"], words["write"]),
            ("write:error=EDQUOT:when=2", ["qpv", "--list", "-f", "json"], words["quota"]),
            ("write:error=EIO:when=1", ["dotation"], words["write"]),
            ("write:error=EIO:when=1", ["sources"], words["write"]),
            ("write:error=EIO:when=20", ["annotate", "--threads", "1", "in.csv"], words["row"]),
            ("rename,renameat,renameat2:error=EPERM",
             ["annotate", "-o", "out.csv", "in.csv"], words["rename"]),
            ("close:error=EIO", ["annotate", "-o", "out.csv", "in.csv"], words["close"]),
        ):
            plain = ["annotate", "in.csv"] if "in.csv" in arguments else arguments
            whole = subprocess.run([ZONAGE, *plain], input=lines, capture_output=True, cwd=here,
                                   check=True).stdout
            done, _ = strace("-e", f"trace={fault.split(':')[0]}", "-e", f"inject={fault}",
                             arguments=[*arguments, "--lang", language], folder=folder, stdin=lines)
            said = done.stderr.decode()
            if "{}" in message:
                message = message.format(re.search(r"li[gn]+e (\d+)", said + "line 0").group(1))
            expect(f"{fault} in {arguments}", (done.returncode, said), (2, message))
            if language == "en":
                expect(f"{fault} in {arguments}: what came before", whole.startswith(done.stdout),
                       True)
            left = [path.name for path in here.iterdir() if path.name.startswith("out.csv")]
            expect(f"{fault} in {arguments}: nothing is left", left, [])
        # Cut short or interrupted, a call is made again.
        for fault, arguments in (("read:error=EINTR:when=2", []), ("write:error=EINTR:when=2", ["list"]),
                                 ("write:error=EINTR:when=2", ["annotate", "in.csv"]),
                                 ("read:error=EAGAIN:when=2", ["annotate", "in.csv"]),
                                 ("write:error=EAGAIN:when=2", ["list"]),
                                 ("poll:error=EINTR:when=3", ["annotate", "in.csv"])):
            arguments = [*arguments, "--lang", language]
            whole = subprocess.run([ZONAGE, *arguments], input=lines, capture_output=True, cwd=here)
            done, _ = strace("-e", f"trace={fault.split(':')[0]}", "-e", f"inject={fault}",
                             arguments=arguments, folder=folder, stdin=lines)
            expect(f"{fault} in {arguments}",
                   (done.returncode, done.stdout == whole.stdout, done.stderr), (0, True, b""))


def main():
    if not shutil.which("strace"):
        skip("there is no strace")
    with tempfile.TemporaryDirectory(prefix="zonage-traced-") as name:
        folder = Path(os.path.realpath(name))
        for below in ("here", "home", "tmp"):
            (folder / below).mkdir()
        done, lines = strace("-e", f"trace={TRACED}", arguments=["Lille"], folder=folder)
        if done.returncode != 0 or not any("execve" in line for line in lines):
            skip("nothing can be traced here: " + done.stderr.decode().strip())
        files_of_each_command(folder)
        the_system_fails(folder)
    for problem in problems:
        print(f"FAILED {problem}")
    print(f"traced: {checks} checks, {len(problems)} failed")
    sys.exit(1 if problems else 0)


main()
