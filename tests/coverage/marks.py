"""What is taken out of the count: lines under a comment `// coverage: unreachable: REASON`, and the
way past all cases of a switch over an enumeration, which the compiler insists are complete."""

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
        while first < len(text) and text[first].strip().startswith("//"):
            first += 1
        lines[first + 1] = mark.group(1).strip()
        opening = text[first].split("//")[0].rstrip() if first < len(text) else ""
        if not opening.endswith("{"):
            continue
        indent = len(opening) - len(opening.lstrip())
        last = first + 1
        while last < len(text) and not re.match(rf"\s{{{indent}}}}}", text[last]):
            last += 1
        for inside in range(first + 1, last + 1):
            lines[inside + 1] = ""
    return lines


def complete_switches(text: list[str]) -> set[int]:
    """Lines (from 1) of switches over an enumeration; one with a default has no way past it."""
    return {at + 1 for at, line in enumerate(text[:-1])
            if re.search(r"\bswitch \(", line) and re.match(r"\s*case \w+(::\w+)+:", text[at + 1])}
