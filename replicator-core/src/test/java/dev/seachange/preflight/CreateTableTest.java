package dev.seachange.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.ForeignKey;
import dev.seachange.change.ForeignKey.Action;
import dev.seachange.change.TableId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateTableTest {
    private static final TableId ORDERS = new TableId("shop", "orders");

    @Test
    void reads_foreign_keys_as_servers_print_them() {
        List<ForeignKey> keys = CreateTable.foreignKeys(ORDERS, """
                CREATE TABLE `orders` (
                  `id` int(11) NOT NULL,
                  `customer_id` int(11) DEFAULT NULL COMMENT 'CONSTRAINT `x` FOREIGN KEY (`a`) REFERENCES `b` (`c`) ON DELETE CASCADE',
                  PRIMARY KEY (`id`),
                  KEY `who` (`customer_id`),
                  CONSTRAINT `who` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`id`) ON DELETE CASCADE,
                  CONSTRAINT `na``me` FOREIGN KEY (`a``b`, `c, d`) REFERENCES `other.db`.`t(x)` (`e`, `f`) ON DELETE SET NULL ON UPDATE SET DEFAULT,
                  CONSTRAINT `up` FOREIGN KEY (`g`) REFERENCES `h` (`i`) ON UPDATE CASCADE,
                  CONSTRAINT `plain` FOREIGN KEY (`j`) REFERENCES `k` (`l`) ON DELETE NO ACTION,
                  CONSTRAINT `checked` CHECK (`id` > 0)
                ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4""");
        assertThat(keys)
                .containsExactly(
                        new ForeignKey(
                                "who", List.of("customer_id"), new TableId("shop", "customer"), List.of("id"), Action.CASCADE, Action.RESTRICT),
                        new ForeignKey(
                                "na`me",
                                List.of("a`b", "c, d"),
                                new TableId("other.db", "t(x)"),
                                List.of("e", "f"),
                                Action.SET_NULL,
                                Action.SET_DEFAULT),
                        new ForeignKey("up", List.of("g"), new TableId("shop", "h"), List.of("i"), Action.RESTRICT, Action.CASCADE),
                        new ForeignKey("plain", List.of("j"), new TableId("shop", "k"), List.of("l"), Action.RESTRICT, Action.RESTRICT));
    }
}
