package fr.parcours.engine;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.PastRevision;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The revisions of the partitions of a dataset and where they come from, as a table. */
public final class HistoryTable {

    private static final Texts TEXTS = Texts.of(HistoryTable.class);
    private static final int DIGEST_DIGITS = 12;
    private static final List<ResultColumn> COLUMNS = List.of(
            new ResultColumn("region", "Région", "Region", Kind.TEXT),
            new ResultColumn("campaign", "Campagne", "Campaign", Kind.TEXT),
            new ResultColumn("revision", "Révision", "Revision", Kind.TEXT),
            new ResultColumn("state", "État", "State", Kind.TEXT),
            new ResultColumn("published", "Publiée le", "Published", Kind.TEXT),
            new ResultColumn("producer", "Logiciel", "Software", Kind.TEXT),
            new ResultColumn("certifier", "Certificateur", "Certifier", Kind.TEXT),
            new ResultColumn("as_of", "Date d'extraction", "As of", Kind.TEXT),
            new ResultColumn("specification", "Spécification", "Specification", Kind.TEXT),
            new ResultColumn("extract", "Empreinte de l'extrait", "Digest of the extract", Kind.TEXT),
            new ResultColumn("accepted", "Lignes acceptées", "Accepted rows", Kind.COUNT),
            new ResultColumn("rejected", "Lignes rejetées", "Rejected rows", Kind.COUNT));

    private HistoryTable() {}

    /**
     * Lists revisions, those of a partition in the order of their publication.
     *
     * @param dataset a dataset
     * @param partitions keys of partitions
     * @return one row for each revision and extract in it
     */
    public static ResultTable of(Dataset dataset, List<PartitionKey> partitions) {
        List<List<Cell>> rows = new ArrayList<>();
        for (PartitionKey key : partitions) {
            List<PastRevision> revisions = dataset.history(key);
            Optional<Manifest> previous = dataset.previous(key);
            IntStream.range(0, revisions.size()).forEach(i -> {
                String state = i == revisions.size() - 1
                        ? "published"
                        : i == revisions.size() - 2 && previous.isPresent() ? "previous" : "past";
                revisions.get(i).sources().forEach(source -> rows.add(row(key, revisions.get(i), state, source)));
            });
        }
        return new ResultTable(
                "history", "Révisions du jeu de données", "Revisions of the dataset", COLUMNS, List.copyOf(rows));
    }

    private static List<Cell> row(PartitionKey key, PastRevision revision, String state, SourceExtract source) {
        return List.of(
                Cell.text(key.region()),
                Cell.text(key.campaign().toString()),
                Cell.text(revision.revision()),
                Cell.text(TEXTS.format("history." + state)),
                Cell.text(revision.created().toString()),
                Cell.text(revision.producer()),
                Cell.text(source.certifier()),
                Cell.text(source.asOf().toString()),
                Cell.text(source.specification() + " " + source.specificationVersion()),
                Cell.text(source.sha256()
                        .substring(0, Math.min(DIGEST_DIGITS, source.sha256().length()))),
                Cell.count(source.rows().accepted()),
                Cell.count(source.rows().rejected()));
    }
}
