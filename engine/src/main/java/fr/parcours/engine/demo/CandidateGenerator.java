package fr.parcours.engine.demo;

import fr.parcours.engine.demo.Candidate.Attribute;
import fr.parcours.engine.demo.Catalogue.Certification;
import fr.parcours.engine.demo.Catalogue.Commune;
import fr.parcours.engine.demo.Parameters.CertifierParameters;
import fr.parcours.engine.demo.Parameters.RegionParameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.RandomGenerator;

/** Draws the candidates of one certifier in one region, by date of application. */
final class CandidateGenerator {

    /**
     * Share of journeys of persons who have several; they are drawn from a pool common to the certifiers of a region.
     */
    private static final double SHARED_PERSONS = 0.06;

    private static final double OUTSIDE = 0.10;

    private static final Choice<String> PUBLIC_SECTOR =
            Choice.of("PRIVATE", 0.52, "PUBLIC", 0.40, "SUBSIDISED", 0.05, "SELF_EMPLOYED", 0.02, "TEMPORARY", 0.01);
    private static final Choice<String> PRIVATE_SECTOR =
            Choice.of("PRIVATE", 0.72, "PUBLIC", 0.14, "SUBSIDISED", 0.04, "SELF_EMPLOYED", 0.06, "TEMPORARY", 0.04);
    private static final Choice<String> FARMS =
            Choice.of("PRIVATE", 0.55, "PUBLIC", 0.05, "SUBSIDISED", 0.03, "SELF_EMPLOYED", 0.32, "TEMPORARY", 0.05);
    private static final Choice<String> FUNDING_OF_EMPLOYED = Choice.of(
            "EMPLOYER", 0.38, "TRAINING_FUND", 0.30, "SELF", 0.18, "REGION", 0.08, "STATE", 0.04, "OTHER", 0.02);
    private static final Choice<String> FUNDING_OF_OTHERS =
            Choice.of("EMPLOYMENT_SERVICE", 0.45, "REGION", 0.28, "SELF", 0.15, "STATE", 0.09, "OTHER", 0.03);
    private static final Choice<String> PROGRAMMES = Choice.of(
            "Plan régional des métiers de l'aide à domicile", 0.6, "Accord national de la grande distribution", 0.4);

    private final RandomStreams streams;
    private final String region;
    private final Places places;
    private final List<Certification> certifications;
    private final int sharedPersons;

    CandidateGenerator(RandomStreams streams, RegionParameters region, int sharedPersons) {
        this.streams = streams;
        this.region = region.region();
        this.places = Places.of(region.region());
        this.certifications = Catalogue.certifications();
        this.sharedPersons = sharedPersons;
    }

    List<Candidate> candidates(CertifierParameters certifier, double jobSeekers, List<LocalDate> days) {
        RandomGenerator random = streams.stream(region, certifier.certifier(), "candidates");
        List<Certification> own = certifications.stream()
                .filter(one -> one.certifier().equals(certifier.certifier()))
                .toList();
        Choice<Certification> ofWomen = new Choice<>(own, one -> one.share() * one.female());
        Choice<Certification> ofMen = new Choice<>(own, one -> one.share() * (1 - one.female()));
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            boolean shared = random.nextDouble() < SHARED_PERSONS && sharedPersons > 0;
            Person person = shared
                    ? sharedPerson(random.nextInt(sharedPersons))
                    : person(certifier.female(), random, certifier.certifier(), Integer.toString(i));
            Certification certification = (person.sex().equals("F") ? ofWomen : ofMen).draw(random);
            candidates.add(candidate(person, certifier.certifier(), certification, jobSeekers, days.get(i), random));
        }
        return Collections.unmodifiableList(candidates);
    }

    /** Draws somebody who comes for advice and never applies. */
    Candidate visitor(Choice<Certification> aims, double jobSeekers, LocalDate day, int rank, RandomGenerator random) {
        return candidate(
                person(0.68, random, "PRC", Integer.toString(rank)), "PRC", aims.draw(random), jobSeekers, day, random);
    }

    private Candidate candidate(
            Person person,
            String certifier,
            Certification certification,
            double jobSeekers,
            LocalDate day,
            RandomGenerator random) {
        boolean university = certifier.equals("ESR");
        Commune commune =
                university && random.nextDouble() < OUTSIDE ? places.outside().draw(random) : person.commune();
        boolean young = day.getYear() - person.birthYear() < 30;
        String employment = employment(certification, jobSeekers * (young ? 1.25 : 0.96), random);
        boolean outOfWork = employment.startsWith("JOB_SEEKER") || employment.equals("INACTIVE");
        double disabled = outOfWork ? 0.07 : 0.03;
        return new Candidate(
                person.pseudonym(),
                certifier,
                places.unit(certifier, commune, random),
                certification,
                day,
                person.sex(),
                person.birthYear(),
                education(certification.level(), random),
                employment,
                random.nextDouble() < disabled ? "YES" : "NO",
                commune,
                (outOfWork ? FUNDING_OF_OTHERS : FUNDING_OF_EMPLOYED).draw(random),
                programme(certifier, random),
                unknown(random));
    }

    private record Person(String pseudonym, String sex, int birthYear, Commune commune) {}

    private Person sharedPerson(int rank) {
        String name = Integer.toString(rank);
        return person(0.72, streams.stream(region, "shared", name), "shared", name);
    }

    private Person person(double female, RandomGenerator random, String... name) {
        String sex = random.nextDouble() < female ? "F" : "M";
        double age = Math.max(19, Math.min(63, new NormalDistribution(random, 39.5, 8.5).sample()));
        return new Person(
                streams.pseudonym(region, String.join("/", name)),
                sex,
                2008 - (int) age,
                places.inside().draw(random));
    }

    private static String employment(Certification certification, double jobSeekers, RandomGenerator random) {
        double point = random.nextDouble();
        double longTerm = random.nextDouble();
        Choice<String> sector = switch (certification.certifier()) {
            case "SOCIAL", "ESR" -> PUBLIC_SECTOR;
            case "AGRI" -> FARMS;
            default -> PRIVATE_SECTOR;
        };
        String employed = sector.draw(random);
        if (point < jobSeekers) {
            return longTerm < 0.38 ? "JOB_SEEKER_LONG_TERM" : "JOB_SEEKER";
        }
        return point < jobSeekers + 0.012 ? "INACTIVE" : employed;
    }

    private static int education(int aimed, RandomGenerator random) {
        double point = random.nextDouble();
        int level = point < 0.17 ? aimed - 2 : point < 0.57 ? aimed - 1 : point < 0.92 ? aimed : aimed + 1;
        return Math.max(2, Math.min(7, level));
    }

    private static String programme(String certifier, RandomGenerator random) {
        double share = certifier.equals("SOCIAL") || certifier.equals("EMPLOI") ? 0.04 : 0;
        return random.nextDouble() < share ? PROGRAMMES.draw(random) : "";
    }

    private static Set<Attribute> unknown(RandomGenerator random) {
        Set<Attribute> unknown = EnumSet.noneOf(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            if (random.nextDouble() < attribute.unknownShare()) {
                unknown.add(attribute);
            }
        }
        return Collections.unmodifiableSet(unknown);
    }
}
