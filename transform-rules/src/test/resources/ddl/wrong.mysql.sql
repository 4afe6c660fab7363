wrong.rules.yaml:5:9  E503 the key of b.seafood may take 3238 bytes, an index takes 3072
 5 |     to: b.seafood
   |         ^^^^^^^^^
   Make the table by hand, or a shorter key: uuid5(...), keymap(...).
wrong.rules.yaml:7:28  E501 nothing tells the type of `nothing` of b.seafood
 7 |     columns: { name: name, nothing: null, spot: spot }
   |                            ^^^^^^^
   Name it, `nothing: { from: ..., type: ... }`, or make the table by hand.
wrong.rules.yaml:7:43  E501 nothing tells the type of `spot` of b.seafood
 7 |     columns: { name: name, nothing: null, spot: spot }
   |                                           ^^^^
   Name it, `spot: { from: ..., type: ... }`, or make the table by hand.
wrong.rules.yaml:7:49  E306 this type is not supported
 7 |     columns: { name: name, nothing: null, spot: spot }
   |                                                 ^^^^
   a.squid.spot is geometry.
wrong.rules.yaml:13:16  E502 rules disagree on the type of `name` of b.seafood
 13 |     columns: { name: name, nothing: { from: idd } }
    |                ^^^^
    It is VARCHAR(40) above, and DATETIME here.
    Name one type in both: `name: { from: ..., type: ... }`.
wrong.rules.yaml:13:22  E302 no conversion
 13 |     columns: { name: name, nothing: { from: idd } }
    |                      ^^^^
    a.octopus.name is datetime, b.seafood.name is VARCHAR(40): there is no exact way from the one to the other.
    Say how to write it: `name: "date_format(name, '%Y-%m-%d %H:%i:%s')"`.
wrong.rules.yaml:13:45  E210 unknown column `idd` of a.octopus; did you mean `id`?
 13 |     columns: { name: name, nothing: { from: idd } }
    |                                             ^^^
    A text stands in single quotes, within those of YAML: "'idd'".
