package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.session.RowAppender;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.territory.Zoning;
import fr.parcours.engine.territory.ZoningFolder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tables of zones that cohorts read, filled when the first of them does. */
final class ZoningTables {

    private final Session session;
    private final ZoningFolder folder;
    private final Set<String> filled = new HashSet<>();

    ZoningTables(Session session, ZoningFolder folder) {
        this.session = session;
        this.folder = folder;
    }

    void prepare(List<Attribute> zonings) {
        for (Attribute attribute : zonings) {
            String table = CohortSql.zoningTable(attribute);
            if (!filled.contains(table)) {
                Zoning zoning = folder.zoning(attribute.name());
                session.run("create or replace temp table " + table + " (place varchar, zone varchar)");
                try (RowAppender rows = session.append(table)) {
                    zoning.zones()
                            .forEach((place, zone) ->
                                    rows.begin().text(place).text(zone).end());
                }
                filled.add(table);
            }
        }
    }
}
