-- On NEW: the rights Seachange needs to write, and to keep its own state.
CREATE USER seachange IDENTIFIED BY '${new.password}';
GRANT SELECT, INSERT, UPDATE, DELETE ON market.* TO seachange;
${state.grants} TO seachange;
