package fr.parcours.engine.cli;

import fr.parcours.query.Query;
import fr.parcours.query.QueryCatalog;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours queries}: the catalogue of queries. */
@Command(name = "queries", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
final class QueriesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NOM", descriptionKey = "parcours.queries.name")
    private Optional<String> name = Optional.empty();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        QueryCatalog catalog = QueryCatalog.standard();
        if (name.isPresent()) {
            out.print(catalog.query(name.get()).sql());
        } else {
            int width = catalog.queries().stream()
                    .mapToInt(query -> query.name().length())
                    .max()
                    .orElse(0);
            for (Query query : catalog.queries()) {
                out.println(query.name() + " ".repeat(width + 2 - query.name().length()) + query.purpose());
            }
        }
        out.flush();
    }
}
