package fr.parcours.engine.cli;

import fr.parcours.engine.result.Published;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.TableCsv;
import fr.parcours.engine.result.TableJson;
import fr.parcours.engine.result.TableText;
import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How results are written. */
final class OutputOptions {

    @Option(names = "--format", paramLabel = "table|csv|json", order = 50)
    private Format format = Format.TABLE;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FICHIER",
            order = 51)
    private Optional<Path> file = Optional.empty();

    @Option(names = "--compare", paramLabel = "FICHIER", order = 52)
    private Optional<Path> comparedWith = Optional.empty();

    /** Forms of standard output. */
    enum Format {
        /** A table for people. */
        TABLE,
        /** A table for programs. */
        CSV,
        /** A table with its provenance, for programs. */
        JSON
    }

    /**
     * Reads what the answer will be compared with: before the question is asked, so that a fault in it is told at once.
     */
    Optional<Published> published() {
        return comparedWith.map(Published::read);
    }

    void write(Result answer, Optional<Published> published, PrintWriter out) {
        Result result = published.<Result>map(answer::compareWith).orElse(answer);
        if (file.isPresent()) {
            result.save(file.get());
            return;
        }
        switch (format) {
            case TABLE -> out.print(TableText.of(result, Texts.language()));
            case CSV -> TableCsv.write(result, out);
            case JSON -> TableJson.write(result, out);
        }
        out.flush();
    }
}
