package fr.parcours.engine.demo;

import fr.parcours.engine.demo.Parameters.CertifierParameters;
import fr.parcours.engine.demo.Parameters.JourneyParameters;
import fr.parcours.engine.demo.Parameters.RegionParameters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.FastMath;

/**
 * Draws the lives of the candidates of one certifier in one region: decision, support, whether a jury is ever seen,
 * when, and with which result.
 *
 * <p>Each stage has its own random stream and draws once for every candidate, so that changing one stage leaves the
 * others as they were. Support is chosen more often by the employed and by those with few diplomas, who differ in their
 * chances whatever their support: comparing supported and unsupported candidates as they are is misleading on purpose.
 */
final class LifeGenerator {

    private final RandomStreams streams;
    private final RegionParameters region;
    private final CertifierParameters certifier;
    private final JourneyParameters journey;

    LifeGenerator(
            RandomStreams streams, RegionParameters region, CertifierParameters certifier, JourneyParameters journey) {
        this.streams = streams;
        this.region = region;
        this.certifier = certifier;
        this.journey = journey;
    }

    List<Life> lives(List<Candidate> candidates) {
        int count = candidates.size();
        BitSet everybody = Calibrated.all(count);
        BitSet favourable = new Calibrated(
                        Calibrated.effects(count, one -> candidates.get(one).man() ? journey.menOnFavourable() : 0),
                        everybody,
                        region.favourable() + certifier.favourableShift())
                .draw(everybody, stream("eligibility"));
        BitSet supported = new Calibrated(
                        Calibrated.effects(count, one -> onSupport(candidates.get(one))),
                        favourable,
                        certifier.supported())
                .draw(favourable, stream("support"));
        Calibrated never = new Calibrated(
                Calibrated.effects(count, one -> onNever(candidates.get(one), supported.get(one))),
                favourable,
                certifier.never() * region.neverFactor());
        BitSet lost = never.draw(favourable, stream("continuation"));
        BitSet met = (BitSet) favourable.clone();
        met.andNot(lost);
        Calibrated full = new Calibrated(
                Calibrated.effects(count, one -> onFull(candidates.get(one), supported.get(one))),
                met,
                certifier.full() / (1 - certifier.absent()));
        double[] delays = delays(candidates, supported, favourable);

        Timeline timeline = new Timeline(certifier, journey, stream("timeline"));
        FileNumbers numbers = new FileNumbers(region.region());
        List<Life> lives = new ArrayList<>();
        for (int one = 0; one < count; one++) {
            Candidate candidate = candidates.get(one);
            Timeline.Fate fate = new Timeline.Fate(
                    favourable.get(one), supported.get(one), met.get(one), delays[one], full.probability(one));
            Life.Chances chances = favourable.get(one)
                    ? new Life.Chances(
                            1 - never.probabilityWith(onNever(candidate, true)),
                            1 - never.probabilityWith(onNever(candidate, false)),
                            full.probabilityWith(onFull(candidate, true)) * (1 - certifier.absent()),
                            full.probabilityWith(onFull(candidate, false)) * (1 - certifier.absent()))
                    : Life.Chances.NONE;
            List<Event> events = timeline.draw(candidate.applied(), fate);
            lives.add(new Life(numbers.next(candidate), one, candidate, timeline.support(fate), events, chances));
        }
        return List.copyOf(lives);
    }

    /** Delays from decision to jury in average days; their geometric mean does not depend on who the candidates are. */
    private double[] delays(List<Candidate> candidates, BitSet supported, BitSet favourable) {
        RandomGenerator random = stream("delay");
        double[] factors = new double[candidates.size()];
        double logs = 0;
        for (int one = 0; one < factors.length; one++) {
            factors[one] = (supported.get(one) ? journey.supportDelayFactor() : 1)
                    * (candidates.get(one).jobSeeker() ? journey.jobSeekerDelayFactor() : 1);
            logs += favourable.get(one) ? FastMath.log(factors[one]) : 0;
        }
        double mean = FastMath.exp(logs / Math.max(1, favourable.cardinality()));
        double[] delays = new double[factors.length];
        for (int one = 0; one < delays.length; one++) {
            double point = random.nextDouble();
            delays[one] = region.medianMonths()
                    * Simulator.DAYS_PER_MONTH
                    * certifier.delayFactor()
                    * factors[one]
                    / mean
                    * FastMath.pow(point / (1 - point), 1 / journey.shape());
        }
        return delays;
    }

    private double onSupport(Candidate candidate) {
        return (candidate.employed() ? journey.employedOnSupport() : 0)
                + (candidate.lowEducation() ? journey.lowEducationOnSupport() : 0);
    }

    private double onNever(Candidate candidate, boolean supported) {
        return (supported ? journey.supportOnNever() : 0)
                + (candidate.jobSeeker() ? journey.jobSeekerOnNever() : 0)
                + (candidate.young() ? journey.youngOnNever() : 0)
                + (candidate.lowEducation() ? journey.lowEducationOnNever() : 0);
    }

    private double onFull(Candidate candidate, boolean supported) {
        String family = candidate.certification().family();
        return (supported ? journey.supportOnFull() : 0)
                + (candidate.man() ? journey.menOnFull() : 0)
                + (candidate.young() ? journey.youngOnFull() : 0)
                + (candidate.lowEducation() ? journey.lowEducationOnFull() : 0)
                + (candidate.jobSeeker() ? certifier.jobSeekerSuccess() : 0)
                + (candidate.employment().equals("SELF_EMPLOYED") ? journey.selfEmployedOnFull() : 0)
                + (family.equals("DEME") || family.equals("DEEJE") ? journey.educatorsOnFull() : 0);
    }

    private RandomGenerator stream(String stage) {
        return streams.stream(region.region(), certifier.certifier(), stage);
    }
}
