package fr.parcours.engine.disclosure;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.Texts;
import fr.parcours.layout.bundle.ForeignText;
import fr.parcours.layout.bundle.ReceivedBundle;
import fr.parcours.layout.bundle.ReceivedCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks partitions that another observatory copied, as it should have done before they left: no identity is left in
 * them, and the risk is the one that its report tells.
 */
public final class ReceivedCopy implements ReceivedCheck {

    private static final Texts TEXTS = Texts.of(ReceivedCopy.class);

    private final Set<String> vouched;

    /**
     * Makes the check.
     *
     * @param vouched columns that somebody has looked at: what is found there refuses nothing
     */
    public ReceivedCopy(Set<String> vouched) {
        this.vouched = Set.copyOf(vouched);
    }

    @Override
    public List<String> check(ReceivedBundle bundle) {
        List<String> warnings = new ArrayList<>(new ReceivedTexts(bundle, vouched).check());
        warnings.addAll(risk(bundle));
        return warnings;
    }

    /** Simulated partitions hold nobody: they need no report, but one that is there must be true. */
    private static List<String> risk(ReceivedBundle bundle) {
        boolean simulated = bundle.dataset().info().simulated();
        Optional<byte[]> report = bundle.report();
        if (report.isEmpty()) {
            if (simulated) {
                return List.of();
            }
            throw new IntegrityException(TEXTS.format("received.noreport"));
        }
        CopyClaim claim = CopyClaim.read(report.get());
        CopyRisk measured = DisclosureCheck.of(bundle.dataset(), bundle.manifests(), claim.thresholds());
        if (claim.passed() && !measured.passed()) {
            throw new IntegrityException(TEXTS.format("received.lie", reasons(measured)));
        }
        if (!claim.agreesWith(measured)) {
            throw new IntegrityException(TEXTS.format("received.figures"));
        }
        List<String> warnings = new ArrayList<>();
        if (simulated) {
            return warnings;
        }
        if (!measured.passed()) {
            String reason = claim.accepted()
                    .orElseThrow(() -> new IntegrityException(TEXTS.format("received.refused", reasons(measured))));
            warnings.add(TEXTS.format("received.accepted", ForeignText.shown(reason), reasons(measured)));
        }
        Thresholds usual = Thresholds.betweenObservatories();
        if (!claim.thresholds().atLeast(usual)) {
            warnings.add(TEXTS.format(
                    "received.weak",
                    claim.thresholds().k(),
                    claim.thresholds().l(),
                    claim.thresholds().quasiIdentifiers().stream()
                            .map(QuasiIdentifier::label)
                            .collect(Collectors.joining(", ")),
                    usual.k(),
                    usual.l()));
        }
        return warnings;
    }

    private static String reasons(CopyRisk measured) {
        return measured.refusals().stream().map(CopyRisk.Refusal::explanation).collect(Collectors.joining("\n  "));
    }
}
