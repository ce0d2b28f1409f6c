"""Small wrong changes of a C++ source, one at a time, as a programmer may make them by mistake."""

import dataclasses
import pathlib
import re
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "coverage"))

from marks import unreachable_lines  # noqa: E402


@dataclasses.dataclass(frozen=True)
class Mutant:
    path: pathlib.Path  # below the project
    line: int           # from 1
    before: str         # the line
    after: str
    kind: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.before.strip()} -> {self.after.strip()}"


# Whatever stands alone between spaces: templates, pointers and references do not.
EXCHANGED = [(kind, re.compile(rf"(?<= ){re.escape(old)}(?= |$)"), new) for kind, old, new in (
    ("boundary", "<", "<="), ("boundary", "<=", "<"), ("boundary", ">", ">="),
    ("boundary", ">=", ">"), ("comparison", "==", "!="), ("comparison", "!=", "=="),
    ("logic", "&&", "||"), ("logic", "||", "&&"), ("arithmetic", "+", "-"),
    ("arithmetic", "-", "+"), ("arithmetic", "+=", "-="), ("arithmetic", "-=", "+="))] + [
    ("arithmetic", re.compile(r"\+\+"), "--"), ("arithmetic", re.compile(r"--"), "++"),
    ("logic", re.compile(r"(?<![\w=])!(?=[\w(:*])"), ""),
    ("returned", re.compile(r"(?<=\breturn )true(?=;)"), "false"),
    ("returned", re.compile(r"(?<=\breturn )false(?=;)"), "true"),
    ("returned", re.compile(r"(?<=\breturn )(?!true;|false;|\{\};|0;|std::nullopt;)[^;]+(?=;$)"), "{}")]
NUMBER = re.compile(r"(?<![\w.'])(0x[0-9A-Fa-f]+|\d+)(?=[uUlLzZ]*\b)(?![.'])")
CONDITION = re.compile(r"\bif \(")
DECLARATION = re.compile(r"^(const|constexpr|static|using|namespace|struct|class|friend|typedef|else|"
                         r"case|default|return|throw|template|public|private|[\w:<>,&* ]+[\w>&*] +&?\w+"
                         r"( =|;|\{|\())")
STATEMENT = re.compile(r"^(break|continue|return|[\w:*(+-][^{}]*[)\w\]]);$")
LITERAL = re.compile(r'//[^\n]*|/\*.*?\*/|R"\(.*?\)"|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])+\'', re.S)
NOT_CODE = re.compile(r"^\s*(#|static_assert|using |template |enum |namespace )")


def blanked(text: str) -> str:
    """The text without comments and literals, everything in its place."""
    def blank(match: re.Match) -> str:
        fill = " " if match.group().startswith("/") else "_"
        return re.sub(r"[^\n]", fill, match.group())
    # A digit separator is no quote.
    return LITERAL.sub(blank, re.sub(r"(?<=[0-9A-Fa-f])'(?=[0-9A-Fa-f])", "_", text))


def closing(code: str, opening: int) -> int | None:
    depth = 0
    for at in range(opening, len(code)):
        depth += {"(": 1, ")": -1}.get(code[at], 0)
        if depth == 0:
            return at
    return None


def changes_of_line(line: str, code: str, begins: bool):
    """(kind, the line changed). `code` is the line blanked; `begins`: a statement begins here."""
    for kind, pattern, new in EXCHANGED:
        for match in pattern.finditer(code):
            if new == "-" and "__" in code[match.start() - 3:match.end() + 3]:
                continue  # text is joined here: no such difference compiles
            yield kind, line[:match.start()] + new + line[match.end():]
    for match in NUMBER.finditer(code):
        number = int(match.group(), 0) if match.group().startswith("0x") else int(match.group())
        more = f"0x{number + 1:X}" if match.group().startswith("0x") else str(number + 1)
        yield "constant", line[:match.start()] + more + line[match.end():]
    for match in CONDITION.finditer(code):
        first = match.end()
        last = closing(code, first - 1)
        if last is None:
            continue
        first = max(first, code.rfind("; ", first, last) + 2)
        if not re.search(r" = ", code[first:last]):
            yield "negated", f"{line[:first]}!({line[first:last]}){line[last:]}"
    stripped = code.strip()
    if begins and STATEMENT.match(stripped) and not DECLARATION.match(stripped):
        indent = len(line) - len(line.lstrip())
        yield "removed", line[:indent] + ";"


def mutants_of(root: pathlib.Path, path: pathlib.Path) -> list[Mutant]:
    text = (root / path).read_text(encoding="utf-8")
    code = blanked(text).split("\n")
    unreachable = unreachable_lines(text.split("\n"))
    mutants = []
    begins = True
    elsewhere = False  # behind an #elif: what other machines compile
    for number, (line, bare) in enumerate(zip(text.split("\n"), code), 1):
        if bare.startswith("#"):
            elsewhere = bare.startswith("#elif") or (elsewhere and not bare.startswith(("#else", "#endif")))
        if bare.strip() and not (elsewhere or number in unreachable or NOT_CODE.match(bare)):
            mutants += [Mutant(path, number, line, after, kind)
                        for kind, after in changes_of_line(line, bare, begins)]
        if bare.strip():
            # `if (...)` before a statement of its own line does not end with any of these.
            begins = bare.rstrip()[-1] in ";{}:)"
    return mutants
