looked-up-too-long.rules.yaml:5:32  E211 unknown column `nowhere` of b.port
 5 |   far: { table: b.port, match: nowhere, take: port_id }
   |                                ^^^^^^^
looked-up-too-long.rules.yaml:6:33  E321 nothing can be looked up by a column of this type
 6 |   wide: { table: b.port, match: deep, take: port_id }
   |                                 ^^^^
   b.port.deep is DOUBLE.
   Whole and decimal numbers, texts, ENUM, bytes, dates and times can be compared exactly.
looked-up-too-long.rules.yaml:11:9  E503 `story` of b.port, by which rows are looked up, may take 3200 bytes, an index takes 3072
 11 |     to: b.port
    |         ^^^^^^
    Give the column a shorter type: `story: { from: ..., type: ... }`.
