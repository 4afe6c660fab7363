package dev.seachange.it.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.editor.RuleSchema;
import dev.seachange.editor.Surroundings;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Diagnostic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor makes of a rule file that names the generated schema, as users of VS Code and others see it. */
class EditorIT {
    private static final String HEAD = """
            # yaml-language-server: $schema=../seachange.schema.json
            mapping: 1
            values:
              size: { S: small }
            """;
    private static final String RULE = HEAD + """
            rules:
              squid:
                from: shop.squid
                to: market.seafood
            """;

    @TempDir
    private static Path folder;

    private static YamlEditor editor;

    private static int opened;

    @BeforeAll
    static void start() throws Exception {
        Surroundings around = new Surroundings(
                Catalog.of(table("shop.squid", "id", "squid_nm", "size_cd"), table("shop.octopus", "id", "arms")),
                Catalog.of(table("market.seafood", "seafood_id", "name", "size")),
                Vocabulary.of(List.of(new RuleFile("other.yaml", HEAD))));
        Files.writeString(folder.resolve("seachange.schema.json"), RuleSchema.of(around));
        editor = YamlEditor.start(NodeTools.yamlLanguageServer(), folder.resolve("server.log"));
    }

    @AfterAll
    static void stop() {
        if (editor != null) {
            editor.close();
        }
    }

    private static TableSchema table(String id, String... columns) {
        List<Column> all = Arrays.stream(columns)
                .map(name -> new Column(name, new ColumnType.Int(32, false), "int", false, false, false))
                .toList();
        return new TableSchema(TableId.parse(id), all, List.of(columns[0]), List.of(), List.of());
    }

    /** Each text is a file of its own: the server keeps what it knows of one. */
    private Path file() {
        opened++;
        return folder.resolve("rules/file" + opened + ".yaml");
    }

    private List<String> offered(String marked) throws Exception {
        return editor.offered(file(), marked).stream().map(CompletionItem::getLabel).toList();
    }

    @Test
    void offersTheKeysOfARule() throws Exception {
        assertThat(offered(RULE + "    |\n"))
                .contains("where", "key", "columns", "on_delete", "drop")
                .doesNotContain("from", "value");
        assertThat(offered(HEAD + "|\n")).contains("rules", "lookups", "ignore");
    }

    @Test
    void offersTheKeysOfAColumnAndWords() throws Exception {
        assertThat(offered(RULE + "    columns:\n      size:\n        |\n"))
                .contains("from", "type", "values", "zone", "lookup", "value");
        assertThat(offered(RULE + "    columns: |\n")).contains("copy");
        assertThat(offered(RULE + "    columns:\n      size:\n        from: id\n        type: |\n")).contains("decimal", "varchar");
    }

    @Test
    void offersTablesThatThereAre() throws Exception {
        assertThat(offered(HEAD + "rules:\n  squid:\n    from: |\n"))
                .contains("shop.squid", "shop.octopus")
                .doesNotContain("market.seafood");
        assertThat(offered(HEAD + "rules:\n  squid:\n    to: |\n")).contains("market.seafood").doesNotContain("shop.squid");
        assertThat(offered(RULE + "ignore:\n  - |\n")).contains("shop.octopus");
    }

    @Test
    void offersColumnsOfTheTablesInPlay() throws Exception {
        assertThat(offered(RULE + "    key:\n      |\n")).contains("seafood_id").doesNotContain("name");
        assertThat(offered(RULE + "    columns:\n      |\n")).contains("name", "size").doesNotContain("seafood_id");
        assertThat(offered(RULE + "    columns:\n      name: |\n")).contains("squid_nm", "size_cd").doesNotContain("arms");
        assertThat(offered(RULE + "    columns:\n      size:\n        from: |\n")).contains("squid_nm", "size_cd");
        assertThat(offered(RULE + "    columns:\n      size: { from: size_cd, values: |}\n")).contains("size");
        assertThat(offered(RULE + "    columns: copy\n    except:\n      |\n")).contains("squid_nm").doesNotContain("arms");
        assertThat(offered(RULE + "    drop:\n      - |\n")).contains("squid_nm").doesNotContain("arms");
    }

    @Test
    void underlinesAWrongKey() throws Exception {
        Path file = file();
        editor.open(file, RULE + "    columns: copy\n    on_delet: ignore\n");
        List<Diagnostic> told = editor.told(file);
        assertThat(told).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.getRange().getStart().getLine()).isEqualTo(9);
            assertThat(diagnostic.getRange().getStart().getCharacter()).isEqualTo(4);
            assertThat(diagnostic.getRange().getEnd().getCharacter()).isEqualTo(4 + "on_delet".length());
            assertThat(String.valueOf(diagnostic.getMessage())).contains("on_delet");
        });
    }

    @Test
    void underlinesATableAndColumnsThatAreNotThere() throws Exception {
        assertThat(underlined(HEAD + "rules:\n  squid:\n    from: shop.squib\n    to: market.seafood\n    columns: { nama: id }\n"))
                .containsExactlyInAnyOrder("shop.squib", "nama");
        assertThat(underlined(RULE + "    key: { seafood_id: idd }\n    columns: { name: id }\n")).containsExactly("idd");
        assertThat(underlined(RULE + "    columns: { name: squid_nn }\n")).containsExactly("squid_nn");
        assertThat(underlined(RULE + "    columns: { size: { from: size_cc } }\n")).containsExactly("size_cc");
        assertThat(underlined(RULE + "    columns: { name: id }\n    drop: [arms]\n")).containsExactly("arms");
    }

    @Test
    void underlinesAKeyThatDoesNotGoWithTheOthers() throws Exception {
        assertThat(underlined(RULE + "    columns:\n      size: { from: size_cd, type: int, values: size }\n")).containsExactly("type");
        assertThat(underlined(RULE + "    columns: { size: { from: id, overlap: earlier } }\n")).containsExactly("overlap");
        assertThat(underlined(RULE + "    columns: { size: id }\n    except: { squid_nm: drop }\n")).containsExactly("except");
    }

    /** The pieces of the text, each in one line, that something is told of. */
    private List<String> underlined(String text) throws Exception {
        Path file = file();
        editor.open(file, text);
        List<String> lines = text.lines().toList();
        return editor.told(file).stream()
                .map(Diagnostic::getRange)
                .map(range -> lines.get(range.getStart().getLine())
                        .substring(range.getStart().getCharacter(), range.getEnd().getCharacter()))
                .toList();
    }

    @Test
    void hasNothingAgainstARightFile() throws Exception {
        Path file = file();
        String columns = "    columns: { name: upper(squid_nm), size: { from: size_cd, values: size } }\n";
        editor.open(file, RULE + "    key: { seafood_id: id }\n" + columns);
        assertThat(editor.told(file)).isEmpty();
    }
}
