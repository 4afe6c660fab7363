-- On OLD: the shop's own user, and the rights Seachange needs to read (MariaDB calls REPLICATION CLIENT so).
CREATE USER shop_app IDENTIFIED BY '${shop.password}';
GRANT SELECT, INSERT, UPDATE, DELETE ON shop.* TO shop_app;

CREATE USER seachange IDENTIFIED BY '${old.password}';
GRANT REPLICATION SLAVE, BINLOG MONITOR ON *.* TO seachange;
GRANT SELECT ON shop.* TO seachange;
