package fr.parcours.engine.intake.harmonise;

import fr.parcours.engine.session.RowAppender;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.territory.Communes;
import fr.parcours.engine.territory.ResidenceResolver;
import fr.parcours.engine.territory.ResolvedResidence;
import java.util.List;

/**
 * Resolves the residences that a part tells by postal code and name of commune: each pair that it tells once, into a
 * table that its rows are joined with.
 */
final class ToldResidences {

    private record Pair(String postalCode, String name) {}

    private final Session session;

    ToldResidences(Session session) {
        this.session = session;
    }

    /** Makes the table of a part whose residences are told so; what is empty is missing there. */
    void resolve(PartSql part) {
        session.run("create or replace temp table " + part.toldTable()
                + " (postal_code varchar, commune_name varchar, told_match varchar, told_commune varchar,"
                + " told_departement varchar)");
        List<Pair> pairs = session.query(
                part.toldPairs(),
                row -> new Pair(
                        row.text("postal_code").orElse(""),
                        row.text("commune_name").orElse("")));
        ResidenceResolver resolver = new ResidenceResolver(Communes.official());
        try (RowAppender rows = session.append(part.toldTable())) {
            for (Pair pair : pairs) {
                ResolvedResidence found = resolver.resolve(pair.postalCode(), pair.name());
                rows.begin()
                        .text(pair.postalCode())
                        .text(pair.name())
                        .text(found.match().name())
                        .text(found.commune().orElse(""))
                        .text(resolver.departement(pair.postalCode(), found).orElse(""))
                        .end();
            }
        }
    }
}
