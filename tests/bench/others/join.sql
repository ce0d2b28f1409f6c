.mode csv
.separator ";"
.import zones.csv zones
.import clients.csv clients
CREATE INDEX by_name ON zones(nom, departement);
.headers on
.once out.csv
SELECT clients.*, zones.zone FROM clients LEFT JOIN zones
  ON zones.nom = clients.commune AND zones.departement = clients.departement;
