"""Commands whose output must be the same everywhere: (arguments, standard input)."""

NAMES = ["Béthune", "st denis (93)", "Saint-Denis", "Bethunne", "Valserhône", "62119", "1004", "ISTRES",
         "illiers-combray", "L'Haÿ-les-Roses", "LOOS CEDEX", "Paris 15e", "Œuilly", "Nowhere", "\ufeffLille",
         "İstres", "ıstres", "Straße", "Seynod", "Sainte Foy la Grande"]
ROWS = "commune;departement;note\n" + "".join(
    f"{NAMES[number % len(NAMES)]};{['', '62', '93'][number % 3]};\"{number};x\"\n"
    for number in range(4000))
CP1252 = "commune;note\nBéthune;été\nChâlons-en-Champagne;€\nŒuilly;x\n".encode("cp1252") * 1
UTF16 = b"\xff\xfe" + ROWS[:20000].rsplit("\n", 1)[0].encode("utf-16-le")

CORPUS = [
    *[([*form, *NAMES], b"") for form in
      ([], ["--explain"], ["--format", "json"], ["--format", "csv"], ["--lang", "fr"])],
    (["--format", "jsonl"], "".join(name + "\n" for name in NAMES * 50).encode()),
    (["--accept-suggestion", "--at", "1950-01-01", *NAMES], b""),
    (["list", "--format", "csv"], b""), (["list", "--format", "json", "-d", "62"], b""),
    (["qpv", "--list", "--format", "json"], b""), (["qpv", "centre ville", "--explain"], b""),
    (["dotation"], b""), (["dotation", "--check", "--format", "csv"], b""),
    (["dotation", "--set", "62178.pop_qpv=8000", "--format", "json"], b""),
    (["sources"], b""), (["sources", "--format", "json"], b""),
    (["completion", "bash"], b""), (["completion", "zsh"], b""), (["--help"], b""), (["--man"], b""),
    (["annotate"], ROWS.encode()), (["annotate", "--accept-suggestion"], ROWS.encode()),
    (["annotate", "--department-column", "departement", "--escape-formulas"], ROWS.encode()),
    (["annotate"], CP1252), (["annotate"], UTF16),
]
