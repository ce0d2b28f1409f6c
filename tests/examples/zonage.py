"""From Python, by ctypes: `zonage.py LIBRARY QUERY...` writes the rows of
`zonage --format tsv QUERY...`."""

import ctypes
import sys

KEYS = ["zonage_statut", "zonage_code_insee", "zonage_commune", "zonage_departement",
        "zonage_abc_2003", "zonage_apl_1978", "zonage_ville_pilote", "zonage_qpv",
        "zonage_candidats", "zonage_correction"]


class Error(ctypes.Structure):
    _fields_ = [("message", ctypes.c_char * 512)]


zonage = ctypes.CDLL(sys.argv[1])
zonage.zonage_open.restype = ctypes.c_void_p
zonage.zonage_open.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.POINTER(Error)]
zonage.zonage_close.argtypes = [ctypes.c_void_p]
zonage.zonage_ask.restype = ctypes.c_void_p
zonage.zonage_ask.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t,
                              ctypes.POINTER(Error)]
zonage.zonage_answer_size.restype = ctypes.c_size_t
zonage.zonage_answer_size.argtypes = [ctypes.c_void_p]
zonage.zonage_field.restype = ctypes.c_char_p
zonage.zonage_field.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p]
zonage.zonage_answer_free.argtypes = [ctypes.c_void_p]
WHOLE = ctypes.c_size_t(-1).value

error = Error()
handle = zonage.zonage_open(None, b"en", ctypes.byref(error))
if not handle:
    sys.exit(error.message.decode())
sys.stdout.reconfigure(encoding="utf-8", newline="\n")
print("\t".join(KEYS))
for query in sys.argv[2:]:
    text = query.encode()
    answer = zonage.zonage_ask(handle, text, len(text), ctypes.byref(error))
    if not answer:
        print(error.message.decode(), file=sys.stderr)
        continue
    for index in range(zonage.zonage_answer_size(answer)) or [WHOLE]:
        print("\t".join(zonage.zonage_field(answer, index, key.encode()).decode() for key in KEYS))
    zonage.zonage_answer_free(answer)
zonage.zonage_close(handle)
