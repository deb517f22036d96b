package fr.parcours.engine.disclosure;

import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Writes a report of disclosure risk for people, in their language. */
public final class CopyRiskText {

    private static final Texts TEXTS = Texts.of(CopyRiskText.class);
    private static final String INDENT = "  ";

    private final CopyRisk risk;
    private final Reader reader;
    private final List<String> lines = new ArrayList<>();

    private CopyRiskText(CopyRisk risk, Reader reader) {
        this.risk = risk;
        this.reader = reader;
    }

    /**
     * Writes a report.
     *
     * @param risk the report
     * @param reader who may read it
     * @return several lines
     */
    public static String of(CopyRisk risk, Reader reader) {
        CopyRiskText text = new CopyRiskText(risk, reader);
        text.write();
        return text.lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private void write() {
        Thresholds asked = risk.thresholds();
        say(
                "text.title",
                risk.partitions().stream()
                        .map(size -> size.partition().toString())
                        .collect(Collectors.joining(", ")),
                count(risk.journeys()));
        say("text.thresholds", asked.k(), asked.l(), percentage(asked.suppressedShare()));
        say(
                "text.quasi",
                asked.quasiIdentifiers().stream().map(QuasiIdentifier::label).collect(Collectors.joining(", ")));
        say("text.sensitive");
        state("text.before", risk.before());
        lines.add("");
        say("text.nodes");
        risk.nodes()
                .forEach(tried -> say(
                        "text.node",
                        described(tried.node()),
                        count(tried.measure().k()),
                        count(tried.measure().atRisk()),
                        share(tried.measure())));
        risk.after().ifPresent(after -> {
            changes();
            state("text.after", after);
        });
        risk.dropped().forEach(column -> say("text.dropped", column));
        verdict();
    }

    private void state(String title, CopyRisk.State state) {
        RiskMeasure classes = state.classes();
        TrajectoryRisk trajectories = state.trajectories();
        lines.add("");
        say(title);
        say("text.classes", classes.classes(), count(trajectories.persons()));
        say("text.k", count(classes.k()), count(classes.belowK()), count(classes.uniques()));
        say("text.l", classes.l(), classes.classesBelowL(), count(classes.belowL()));
        say("text.trajectories", count(trajectories.k()), count(trajectories.belowK()), count(trajectories.uniques()));
    }

    private void changes() {
        lines.add("");
        say("text.changed");
        if (risk.generalised().isEmpty() && risk.suppressed().isEmpty()) {
            say("text.unchanged");
        }
        risk.generalised()
                .forEach(change ->
                        say("text.generalised", change.column(), change.rule().label(), count(change.journeys())));
        risk.suppressed().forEach(change -> say("text.suppressed", change.column(), count(change.cells())));
    }

    private void verdict() {
        lines.add("");
        if (risk.passed()) {
            say("text.passed");
        } else {
            say(risk.after().isPresent() ? "text.refused" : "text.failed");
            risk.refusals().forEach(refusal -> lines.add(INDENT + "- " + refusal.explanation()));
        }
        if (risk.passed() && risk.copied().trajectories().belowK() > 0) {
            say("text.linked");
        }
    }

    private static String described(LatticeNode node) {
        String changed = CopyRisk.changed(node).entrySet().stream()
                .map(entry -> entry.getKey().label() + " : " + entry.getValue().label())
                .collect(Collectors.joining(" ; "));
        return changed.isEmpty() ? Rule.KEPT.label() : changed;
    }

    private String share(RiskMeasure measure) {
        return reader.shown(measure.atRisk(), risk.thresholds()).isPresent()
                ? percentage(measure.shareAtRisk())
                : TEXTS.format("text.share.hidden");
    }

    private static String percentage(double share) {
        return String.format(Texts.language(), "%.1f", share * 100);
    }

    private String count(long count) {
        OptionalLong shown = reader.shown(count, risk.thresholds());
        return shown.isPresent()
                ? String.format(Texts.language(), "%,d", shown.getAsLong())
                : TEXTS.format("text.fewer", risk.thresholds().k());
    }

    private void say(String key, Object... values) {
        lines.add(TEXTS.format(key, values));
    }
}
