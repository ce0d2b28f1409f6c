# mawk -f join.awk ZONES CLIENTS > OUT. Splits at every `;`: wrong for the rows with quoted ones.
BEGIN { FS = OFS = ";" }
FNR == 1 && NR != 1 { in_clients = 1; print $0, "zone"; next }
!in_clients { zone[$2, $3] = $5; next }
{ print $0, zone[$3, $4] }
