"""run_commands.py PROGRAM SOURCE_DIR PAGE...: runs what the pages tell to type, in one scratch
folder for each page, so that a command finds what those above it have written.

Run is every command of a ```sh block, and every indented line that begins with `$ `. A command
ends with status 0, or with N where it says `# status N`. What is shown below a `$ ` is compared
with what was written to stdout and stderr; `...` stands for anything inside a line, and alone in
a line for any lines.

A comment on the line before a block changes that:
    <!-- not run: REASON -->         skipped, and told
    <!-- needs: PROGRAM... -->       skipped where one of them is missing, and told
    <!-- input of: COMMAND -->       a block of another language is handed to the command
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

TIME_LIMIT = 120


class Block:
    def __init__(self, page, line, language, marks):
        self.place = f"{page}:{line}"
        self.language = language  # "$" for an indented one
        self.marks = marks
        self.lines = []


def blocks_of(page, text):
    """The fenced and the indented blocks of a page."""
    found, marks, block = [], [], None
    for number, line in enumerate(text.split("\n"), 1):
        fence = re.match(r"```(\w*)", line)
        mark = re.fullmatch(r"<!-- (not run|needs|input of): (.+) -->", line)
        if block and block.language != "$":
            if fence:
                block = None
            else:
                block.lines.append(line)
        elif line.startswith("    $ ") or (block and (line.startswith("    ") or not line)):
            if not block:
                block = Block(page, number, "$", marks)
                found.append(block)
            block.lines.append(line[4:])
        else:
            block = None
            if fence:
                block = Block(page, number, fence.group(1), marks)
                found.append(block)
        if mark:
            marks.append(mark.groups())
        elif line:
            marks = []
    return found


def is_complete(command):
    """Whether a shell would run it now: no open quote, here-document or trailing backslash."""
    if re.search(r"(\\|\||&&)\s*$", command):
        return False
    checked = subprocess.run(["bash", "-n"], input=command + "\n", capture_output=True, text=True)
    return checked.returncode == 0 and not checked.stderr


def commands_of(block):
    """(command, shown output or None), in order."""
    if block.language == "$":
        for part in re.split(r"^\$ ", "\n".join(block.lines), flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            yield command, output.rstrip("\n")
        return
    pending = ""
    for line in block.lines:
        pending += line + "\n"
        if pending.strip() and is_complete(pending):
            if not all(each.startswith("#") for each in pending.split("\n") if each):
                yield pending.strip(), None
            pending = ""
    if pending.strip():
        yield pending.strip(), None  # the shell says what is wrong with it


def fits(shown, written):
    pattern = ""
    for line in shown.split("\n") if shown else []:
        if line == "...":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(re.escape(part) for part in line.split("...")) + r"\n"
    return re.fullmatch(pattern, written) is not None


def reason_to_skip(block, path):
    for kind, value in block.marks:
        if kind == "not run":
            return value
        if kind == "needs":
            for program in value.split():
                if not shutil.which(program, path=path):
                    return f"no {program}"
    return None


class Page:
    def __init__(self, program, source, page):
        self.source, self.page = os.path.abspath(source), page
        self.ran, self.skipped, self.failed = 0, [], []
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.startswith("LC_") and name != "NO_COLOR"}
        self.environment["LANG"] = "C.UTF-8"
        self.environment["PATH"] = (os.path.dirname(os.path.abspath(program)) + ":" +
                                    os.environ["PATH"])

    def run(self):
        with open(os.path.join(self.source, self.page), encoding="utf-8") as file:
            text = file.read()
        with tempfile.TemporaryDirectory() as folder:
            self.environment["HOME"] = folder
            for name in ("data", "tests"):
                os.symlink(os.path.join(self.source, name), os.path.join(folder, name))
            for block in blocks_of(self.page, text):
                self.run_block(block, folder)
        for place, reason in self.skipped:
            print(f"{place}: skipped: {reason}")
        for problem in self.failed:
            print(problem)
        print(f"{self.page}: {self.ran} commands run, {len(self.skipped)} blocks skipped, "
              f"{len(self.failed)} wrong")

    def run_block(self, block, folder):
        takes = [value for kind, value in block.marks if kind == "input of"]
        if block.language not in ("sh", "$") and not takes:
            return
        reason = reason_to_skip(block, self.environment["PATH"])
        if reason:
            self.skipped.append((block.place, reason))
        elif takes:
            self.run_command(block, folder, takes[0], None, "\n".join(block.lines) + "\n")
        else:
            for command, shown in commands_of(block):
                self.run_command(block, folder, command, shown, "")

    def run_command(self, block, folder, command, shown, typed):
        self.ran += 1
        stated = re.search(r"#.*\bstatus (\d+)", command)
        try:
            done = subprocess.run(["bash", "-c", "set -o pipefail; " + command], cwd=folder,
                                  env=self.environment, input=typed, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, timeout=TIME_LIMIT)
        except subprocess.TimeoutExpired:
            self.failed.append(f"{block.place}: {command}\n  not done after {TIME_LIMIT} s")
            return
        problem = ""
        if done.returncode != int(stated.group(1) if stated else 0):
            problem += f"\n  status {done.returncode}"
        if shown is not None and not fits(shown, done.stdout):
            problem += f"\n  not what is shown:\n{shown}"
        if problem:
            self.failed.append(f"{block.place}: {command}{problem}\n  it wrote:\n{done.stdout}")


def main():
    program, source, *names = sys.argv[1:]
    pages = [Page(program, source, name) for name in names]
    for page in pages:
        page.run()
    if any(page.failed or not page.ran for page in pages):
        sys.exit(1)


main()
