package fr.parcours.engine.demo;

import fr.parcours.engine.demo.Catalogue.Certification;
import fr.parcours.engine.demo.Parameters.CertifierParameters;
import fr.parcours.engine.demo.Parameters.RegionParameters;
import fr.parcours.layout.StepType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * All lives of one region.
 *
 * @param region parameters of the region
 * @param byCertifier lives by certifier, by date of application; advice interviews stand under {@code PRC}
 */
record Population(RegionParameters region, Map<String, List<Life>> byCertifier) {

    private static final String ADVICE_POINTS = "PRC";

    /** Interviews of persons who never apply, for one of persons who do. */
    private static final double VISITORS = 1.1;

    private static final int HIGHEST_ADVISED = 7;

    private static final WorkCalendar APPLICATIONS = WorkCalendar.applications();
    private static final WorkCalendar OFFICE = WorkCalendar.office();
    private static final Choice<String> ORIENTATIONS =
            Choice.of("VAE déconseillée, formation", 0.35, "Projet à préciser", 0.40, "Bilan de compétences", 0.25);

    Population {
        byCertifier = Collections.unmodifiableMap(byCertifier);
    }

    static Population of(Parameters parameters, RegionParameters region) {
        RandomStreams streams = new RandomStreams(parameters.seed());
        int applications = (int) Math.round(region.applications() * parameters.scale());
        CandidateGenerator generator = new CandidateGenerator(streams, region, (int) (applications * 0.025));
        Map<String, List<Life>> lives = new LinkedHashMap<>();
        for (CertifierParameters certifier : parameters.certifiers()) {
            List<LocalDate> days = days(
                    parameters,
                    (int) Math.max(1, Math.round(applications * certifier.share())),
                    streams.stream(region.region(), certifier.certifier(), "applications"));
            List<Candidate> candidates =
                    generator.candidates(certifier, certifier.jobSeeker() * region.jobSeekerFactor(), days);
            lives.put(
                    certifier.certifier(),
                    new LifeGenerator(streams, region, certifier, parameters.journey()).lives(candidates));
        }
        if (region.advised() > 0) {
            List<Candidate> applicants = lives.values().stream()
                    .flatMap(List::stream)
                    .map(Life::candidate)
                    .toList();
            lives.put(ADVICE_POINTS, interviews(parameters, region, applicants, generator, streams));
        }
        return new Population(region, lives);
    }

    private static List<LocalDate> days(Parameters parameters, int count, RandomGenerator random) {
        List<LocalDate> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            days.add(APPLICATIONS.between(
                    parameters.firstApplication(), parameters.lastAsOf(), 1 - random.nextDouble()));
        }
        Collections.sort(days);
        return days;
    }

    /** Job seekers and those with few diplomas go to advice points more often, some weeks before they apply. */
    private static List<Life> interviews(
            Parameters parameters,
            RegionParameters region,
            List<Candidate> applicants,
            CandidateGenerator generator,
            RandomStreams streams) {
        RandomGenerator random = streams.stream(region.region(), ADVICE_POINTS, "interviews");
        Places places = Places.of(region.region());
        Calibrated advised = new Calibrated(
                Calibrated.effects(
                        applicants.size(),
                        one -> (applicants.get(one).jobSeeker()
                                        ? parameters.journey().jobSeekerOnAdvice()
                                        : 0)
                                + (applicants.get(one).lowEducation()
                                        ? parameters.journey().lowEducationOnAdvice()
                                        : 0)),
                Calibrated.all(applicants.size()),
                region.advised());
        List<Candidate> interviewed = new ArrayList<>();
        advised.draw(Calibrated.all(applicants.size()), random).stream()
                .mapToObj(applicants::get)
                .filter(Population::nearby)
                .forEach(applicant -> interviewed.add(before(applicant, places, random)));
        int applying = interviewed.size();
        Choice<Certification> aims = new Choice<>(
                Catalogue.certifications().stream()
                        .filter(one -> one.level() <= HIGHEST_ADVISED)
                        .toList(),
                Certification::share);
        List<LocalDate> days = days(parameters, (int) (applying * VISITORS), random);
        for (int i = 0; i < days.size(); i++) {
            interviewed.add(generator.visitor(aims, 0.3, days.get(i), i, random));
        }
        return numbered(region, interviewed, applying, random);
    }

    /** Advice points see neither candidates of other regions nor doctorates. */
    private static boolean nearby(Candidate applicant) {
        return !applicant.commune().region().isEmpty()
                && applicant.certification().level() <= HIGHEST_ADVISED;
    }

    private static Candidate before(Candidate applicant, Places places, RandomGenerator random) {
        double ahead = Math.min(300, 5 + new GammaDistribution(random, 2.5, 28).sample());
        return new Candidate(
                applicant.person(),
                ADVICE_POINTS,
                places.unit(ADVICE_POINTS, applicant.commune(), random),
                applicant.certification(),
                OFFICE.after(applicant.applied(), -ahead),
                applicant.sex(),
                applicant.birthYear(),
                applicant.education(),
                applicant.employment(),
                applicant.disability(),
                applicant.commune(),
                applicant.funding(),
                "",
                applicant.unknown());
    }

    private static List<Life> numbered(
            RegionParameters region, List<Candidate> interviewed, int applying, RandomGenerator random) {
        record Interview(Candidate person, String orientation) {}
        List<Interview> interviews = new ArrayList<>();
        for (int i = 0; i < interviewed.size(); i++) {
            String elsewhere = ORIENTATIONS.draw(random);
            interviews.add(new Interview(interviewed.get(i), i < applying ? "VAE confirmée" : elsewhere));
        }
        interviews.sort(Comparator.comparing(interview -> interview.person().applied()));
        FileNumbers numbers = new FileNumbers(region.region());
        List<Life> lives = new ArrayList<>();
        for (Interview interview : interviews) {
            Candidate person = interview.person();
            lives.add(new Life(
                    numbers.next(person),
                    lives.size(),
                    person,
                    "",
                    List.of(Event.of(StepType.ADVICE, person.applied(), interview.orientation())),
                    Life.Chances.NONE));
        }
        return List.copyOf(lives);
    }

    List<Life> of(String certifier) {
        return byCertifier.getOrDefault(certifier, List.of());
    }

    /** Returns the lives of all certifiers, without the advice interviews. */
    Stream<Life> journeys() {
        return byCertifier.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(ADVICE_POINTS))
                .flatMap(entry -> entry.getValue().stream());
    }
}
