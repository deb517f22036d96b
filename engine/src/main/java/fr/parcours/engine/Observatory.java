package fr.parcours.engine;

import fr.parcours.engine.analysis.AnalysisData;
import fr.parcours.engine.analysis.UnprotectedLog;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.intake.LocalFolder;
import fr.parcours.engine.intake.quality.CheckThresholds;
import fr.parcours.engine.intake.quality.QualityReport;
import fr.parcours.engine.intake.quality.QualityReview;
import fr.parcours.engine.intake.quality.ThresholdsInForce;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Study;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.session.CacheFolder;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.Snapshot;
import fr.parcours.engine.territory.TerritoryVariables;
import fr.parcours.engine.territory.VariableFolder;
import fr.parcours.engine.territory.ZoneLevels;
import fr.parcours.engine.territory.ZoningFolder;
import fr.parcours.layout.Campaign;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.SourceExtract;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A dataset opened for analysis.
 *
 * <p>It sees the partitions published when it was opened. Its results are one study: what one table withholds another
 * does not give away, and all have the same rule. One thread at a time uses it; {@link #cancel()} may be called from
 * any other.
 */
public final class Observatory implements AutoCloseable {

    private final Dataset dataset;
    private final Session session;
    private final Snapshot snapshot;
    private Study study = Study.inMemory();

    private Observatory(Dataset dataset, Session session, Snapshot snapshot) {
        this.dataset = dataset;
        this.session = session;
        this.snapshot = snapshot;
    }

    /**
     * Opens a dataset.
     *
     * @param folder its folder
     * @return the observatory
     * @throws fr.parcours.layout.InvalidInputException if the folder is not a dataset
     */
    public static Observatory open(String folder) {
        return open(Path.of(folder));
    }

    /**
     * Opens a dataset.
     *
     * @param folder its folder
     * @return the observatory
     * @throws fr.parcours.layout.InvalidInputException if the folder is not a dataset
     */
    public static Observatory open(Path folder) {
        return open(folder, Progress.none());
    }

    /**
     * Opens a dataset, and shows the work that its first question may take.
     *
     * @param folder its folder
     * @param progress follows that work
     * @return the observatory
     * @throws fr.parcours.layout.InvalidInputException if the folder is not a dataset
     */
    public static Observatory open(Path folder, Progress progress) {
        Dataset dataset = Dataset.open(folder);
        Session session = Session.open(SessionSettings.analysis());
        try {
            session.confineTo(folder, CacheFolder.of(folder));
            return new Observatory(dataset, session, new Snapshot(session, dataset, progress));
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /**
     * Describes the dataset.
     *
     * @return its name, licence and origin
     */
    public DatasetInfo info() {
        return dataset.info();
    }

    /**
     * Returns the manifests of the partitions.
     *
     * @return in the order of regions and campaigns
     */
    public List<Manifest> manifests() {
        return snapshot.manifests();
    }

    /**
     * Lists the partitions: region, campaign, certifiers, rows, as-of date, revision.
     *
     * @return one row per partition
     */
    public ResultTable partitions() {
        return PartitionTable.of(snapshot.manifests());
    }

    /**
     * Lists what intake found wrong and what changed between campaigns, by partition, certifier and check, judged by
     * the default thresholds.
     *
     * @param region code of the only region to list, empty for all
     * @param campaign the only campaign to list, empty for all
     * @return one row per finding, gravest first within a certifier
     * @throws fr.parcours.layout.InvalidInputException if there is no such partition
     */
    public ResultTable quality(String region, String campaign) {
        return quality(qualityReport(region, campaign, new ThresholdsInForce(List.of())));
    }

    /**
     * Shows a quality report as a table.
     *
     * @param report the report
     * @return one row per finding
     */
    public ResultTable quality(QualityReport report) {
        return QualityTable.of(report);
    }

    /**
     * Reviews the quality of partitions: findings of rows as intake counted them, differences between campaigns counted
     * once for the revisions published.
     *
     * @param region code of the only region to review, empty for all
     * @param campaign the only campaign to review, empty for all
     * @param thresholds the thresholds in force for each extract
     * @return the report
     * @throws fr.parcours.layout.InvalidInputException if there is no such partition
     */
    public QualityReport qualityReport(
            String region, String campaign, Function<SourceExtract, CheckThresholds> thresholds) {
        return new QualityReview(session, dataset, snapshot.manifests(), thresholds).report(region, campaign);
    }

    /**
     * Starts a cohort: all journeys with a favourable eligibility decision, until told otherwise.
     *
     * @param name name shown to people
     * @return the cohort
     */
    public Cohort cohort(String name) {
        return cohort(CohortDefinition.named(name));
    }

    /**
     * Opens a cohort that was defined elsewhere.
     *
     * @param definition its definition
     * @return the cohort
     */
    public Cohort cohort(CohortDefinition definition) {
        LocalFolder local = LocalFolder.of(dataset.folder());
        AnalysisData data = new AnalysisData(
                session,
                snapshot,
                dataset.info(),
                variables().folder(),
                study,
                new UnprotectedLog(local.unprotectedLog()));
        return new Cohort(data, definition, ProtectionRule.standard());
    }

    /**
     * Returns the variables of territories that users added for the dataset.
     *
     * @return their values by zone
     */
    public TerritoryVariables variables() {
        LocalFolder local = LocalFolder.of(dataset.folder());
        return new TerritoryVariables(
                new VariableFolder(local.variables(), new ZoneLevels(new ZoningFolder(local.zonings()))));
    }

    /**
     * Continues a study: tables shown from now on are protected beside all that it has shown, in this process or
     * others. Without a name, an observatory is a study of its own, forgotten when it is closed.
     *
     * @param name name of the study: letters, digits, {@code -} and {@code _}
     * @return this observatory
     * @throws fr.parcours.layout.InvalidInputException if the name has another form
     */
    public Observatory study(String name) {
        study = new StudyFolder(LocalFolder.of(dataset.folder()).studies()).open(name);
        return this;
    }

    /**
     * Puts together what the deliveries say, as known at a campaign, and counts what the campaign changed in the
     * regions named. Both are kept beside the dataset: the first question does not have to. Does nothing where they are
     * kept already.
     *
     * @param campaign the campaign
     * @param regions codes of the regions that will be asked about, empty for all
     * @throws fr.parcours.layout.InvalidInputException if the dataset has nothing as old, or none of the regions
     */
    public void prepare(Campaign campaign, Set<String> regions) {
        snapshot.consolidate(Optional.of(campaign), regions);
        manifests().stream()
                .filter(manifest -> regions.contains(manifest.region()))
                .filter(manifest -> manifest.key().campaign().equals(campaign))
                .forEach(manifest -> quality(manifest.region(), manifest.campaign()));
    }

    /** Stops the computation that is running, if any. */
    public void cancel() {
        session.cancel();
    }

    @Override
    public void close() {
        session.close();
    }
}
