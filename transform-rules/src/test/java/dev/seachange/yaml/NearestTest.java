package dev.seachange.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({"size_cod,size_cd", "pirce,price", "SIZE_CD,size_cd", "xyz,", "p,", "colums,columns", "d,", "D,", "ID,id",
        "di,id"})
    void theNearestKnownWordIsFoundIfItIsNearEnough(String word, String nearest) {
        assertThat(Nearest.of(word, List.of("size_cd", "price", "columns", "id")).orElse(null)).isEqualTo(nearest);
    }

    @Property
    void distanceIsSymmetricAndZeroOnlyForEqualWords(
            @ForAll @AlphaChars @StringLength(max = 8) String a, @ForAll @AlphaChars @StringLength(max = 8) String b) {
        assertThat(Nearest.distance(a, b)).isEqualTo(Nearest.distance(b, a));
        assertThat(Nearest.distance(a, b) == 0).isEqualTo(a.equals(b));
        assertThat(Nearest.distance(a, b)).isLessThanOrEqualTo(Math.max(a.length(), b.length()));
    }
}
