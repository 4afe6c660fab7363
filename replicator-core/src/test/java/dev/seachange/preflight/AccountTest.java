package dev.seachange.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.TableId;
import org.junit.jupiter.api.Test;

class AccountTest {
    @Test
    void names_grants_that_can_be_copied_as_they_are() {
        Account account = Account.parse("sea@change@10.0.0.%", true);
        assertThat(account.grantGlobal("REPLICATION SLAVE"))
                .isEqualTo("GRANT REPLICATION SLAVE ON *.* TO 'sea@change'@'10.0.0.%';");
        assertThat(account.grant("SELECT", new TableId("my_shop", "s`quid")))
                .isEqualTo("GRANT SELECT ON `my_shop`.`s``quid` TO 'sea@change'@'10.0.0.%';");
    }

    @Test
    void a_grant_on_a_database_means_no_other_database() {
        assertThat(Account.parse("u@%", true).grantAll("SELECT", "my_shop")).isEqualTo("GRANT SELECT ON `my\\_shop`.* TO 'u'@'%';");
        assertThat(Account.parse("u@%", false).grantAll("SELECT", "my_shop")).isEqualTo("GRANT SELECT ON `my_shop`.* TO 'u'@'%';");
    }

    @Test
    void quotes_are_doubled() {
        assertThat(Account.parse("o'hara@%", true)).hasToString("'o''hara'@'%'");
    }
}
