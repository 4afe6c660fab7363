package dev.seachange.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * No rule reaches reflection, files, network, environment, clock or chance: rules are data that anybody may write. What libraries do
 * in turn is not seen here; these rooms use nothing but the JDK, annotations, and Jackson for JSON.
 */
class RulesReachTest {
    /** Reads the files of rules, before there is any rule. */
    private static final Set<String> READS_FILES = Set.of("dev.seachange.rules.RuleFiles");

    private static final Set<String> LIBRARIES = Set.of("java.", "dev.seachange.", "org.jspecify.", "com.fasterxml.jackson.core.");

    private static JavaClasses room(String name) {
        JavaClasses found = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("dev.seachange." + name);
        assertThat(found).as("classes of %s", name).hasSizeGreaterThan(10);
        return found;
    }

    private static Set<String> touched(String room, Predicate<JavaClass> which) {
        return room(room).stream()
                .filter(which)
                .flatMap(one -> Outside.touchedBy(one).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void expressionsAndTypesTouchNothingOutside() {
        assertThat(touched("expression", one -> true)).isEmpty();
        assertThat(touched("types", one -> true)).isEmpty();
        assertThat(touched("change", one -> true)).isEmpty();
    }

    @Test
    void rulesTouchNothingButTheirFiles() {
        assertThat(touched("rules", one -> !READS_FILES.contains(one.getName()))).isEmpty();
    }

    @Test
    void theyUseNoOtherLibrary() {
        for (String room : Set.of("expression", "types", "rules")) {
            assertThat(room(room).stream()
                            .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                            .map(use -> use.getTargetClass().getBaseComponentType().getName())
                            .filter(name -> name.contains(".") && LIBRARIES.stream().noneMatch(name::startsWith)))
                    .as("libraries of %s", room)
                    .isEmpty();
        }
    }

    /** So that the look itself is known to see. */
    @Test
    void everyWayOutIsSeen() {
        JavaClasses ways = new ClassFileImporter().importPackages("dev.seachange.it.architecture");
        Set<String> unseen = new TreeSet<>();
        int seen = 0;
        for (JavaClass one : ways) {
            boolean way = one.getName().startsWith(Reaching.class.getName()) && !one.isInterface();
            if (way && Outside.touchedBy(one).isEmpty()) {
                unseen.add(one.getSimpleName());
            } else if (way) {
                seen++;
            }
        }
        assertThat(unseen).isEmpty();
        assertThat(seen).isEqualTo(Reaching.class.getDeclaredClasses().length);
    }
}
