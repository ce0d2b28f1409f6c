"""What is taken out of the count: lines under a comment `// coverage: unreachable: REASON`; and, where
nothing went there, the way past all cases of a switch over an enumeration, as the compiler insists
that they are complete."""

import re

MARK = re.compile(r"//\s*coverage: unreachable: (.+)$")


def unreachable_lines(text: list[str]) -> dict[int, str]:
    """Line (from 1) -> the reason, on the first line that a mark takes out; "" on the others."""
    lines: dict[int, str] = {}
    for at, line in enumerate(text):
        mark = MARK.search(line)
        if not mark:
            continue
        first = at
        while text[first].strip().startswith("//"):
            first += 1
        lines[first + 1] = mark.group(1).strip()
        opening = text[first].split("//")[0].rstrip()
        if opening.strip().startswith("case "):  # to the end of what it does
            last = next(i for i in range(first, len(text)) if re.match(r"\s*(break|return)\b", text[i]))
            lines.update({inside + 1: "" for inside in range(first + 1, last + 1)})
        if not opening.endswith("{"):
            continue
        indent = len(opening) - len(opening.lstrip())
        last = first + 1
        while last < len(text) and not re.match(rf"\s{{{indent}}}}}", text[last]):
            last += 1
        for inside in range(first + 1, last + 1):
            lines[inside + 1] = ""
    return lines


def closing_lines(text: list[str]) -> set[int]:
    """Lines (from 1) that only close something: no code of their own, though counted as what they
    end, so that one behind a `return` would never be reached."""
    return {at + 1 for at, line in enumerate(text) if re.fullmatch(r"\s*[})\];,]+\s*", line)}


def complete_switches(text: list[str]) -> dict[int, int | None]:
    """Line (from 1) of each switch over an enumeration -> that of the `return` right behind it, which
    is for compilers that do not see that every case returns. One with a default is none."""
    found: dict[int, int | None] = {}
    for at, line in enumerate(text[:-1]):
        if not re.search(r"\bswitch \(", line) or not re.match(r"\s*case \w+(::\w+)+:", text[at + 1]):
            continue
        indent = len(line) - len(line.lstrip())
        end = next(i for i in range(at + 1, len(text)) if re.match(rf"\s{{{indent}}}}}", text[i]))
        if any(re.match(r"\s*default:", inside) for inside in text[at:end]):
            continue
        behind = re.match(r"\s*return\b.*;$", text[end + 1])
        found[at + 1] = end + 2 if behind else None
    return found
