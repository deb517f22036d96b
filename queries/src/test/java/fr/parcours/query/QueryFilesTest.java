package fr.parcours.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueryFilesTest {

    private static final Path SQL = Path.of("sql");
    private static final Path PAGE = Path.of("..", "docs", "queries.md");

    @Test
    void theIndexListsTheFilesOnDiskInOrder() throws IOException {
        assertThat(Files.readAllLines(SQL.resolve("index.txt"))).isEqualTo(filesOnDisk());
    }

    @Test
    void everyFileOnDiskIsAQueryOfTheCatalogue() throws IOException {
        assertThat(QueryCatalog.standard().queries())
                .extracting(query -> query.name() + ".sql")
                .containsExactlyInAnyOrderElementsOf(filesOnDisk());
    }

    @Test
    void thePageOfTheQueriesIsFresh() throws IOException {
        String page = QueryCatalogPage.render(QueryCatalog.standard());
        if (Boolean.getBoolean("parcours.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("docs/queries.md is out of date: run ./mvnw test -pl queries -Dparcours.update=true")
                .hasContent(page);
    }

    private static List<String> filesOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(SQL)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> SQL.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.equals("index.txt"))
                    .sorted()
                    .toList();
        }
    }
}
