package fr.parcours.engine.demo;

import fr.parcours.engine.demo.Catalogue.Commune;
import fr.parcours.engine.demo.PortalCandidacy.Certification;
import fr.parcours.engine.demo.PortalCandidacy.Person;
import fr.parcours.engine.demo.PortalCandidacy.Situation;
import fr.parcours.engine.demo.PortalParameters.PortalRegion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.FastMath;

/** Draws the candidacies of one region on the portal, by date of registration. */
final class PortalPopulation {

    /** Share of registrations of persons who have several. */
    private static final double REPEATED = 0.06;

    /** Share of registrations of persons whom the certifiers of 2006 to 2010 knew already. */
    private static final double VETERANS = 0.02;

    private static final int YOUNGEST_BORN = 2004;
    private static final WorkCalendar REGISTRATIONS = WorkCalendar.office();

    private final Parameters parameters;
    private final PortalRegion region;
    private final List<Candidate> veterans;
    private final RandomStreams streams;
    private final Choice<Commune> communes;
    private final List<Commune> birthPlaces;
    private final Choice<Certification> ofWomen;
    private final Choice<Certification> ofMen;

    PortalPopulation(Parameters parameters, PortalRegion region, List<Candidate> veterans) {
        this.parameters = parameters;
        this.region = region;
        this.veterans = veterans;
        this.streams = new RandomStreams(parameters.seed());
        this.birthPlaces = Catalogue.communes();
        this.communes = new Choice<>(residences(), Commune::weight);
        List<Certification> certifications = Catalogue.portalCertifications();
        this.ofWomen = new Choice<>(certifications, one -> one.share() * one.female());
        this.ofMen = new Choice<>(certifications, one -> one.share() * (1 - one.female()));
    }

    /** The communes of the region of today: those of the old one and those that came in 2016. */
    private List<Commune> residences() {
        List<Commune> residences = new ArrayList<>();
        birthPlaces.stream()
                .filter(commune -> commune.region().equals(region.before()))
                .forEach(residences::add);
        Catalogue.portalCommunes().stream()
                .filter(commune -> commune.region().equals(region.region()))
                .forEach(residences::add);
        return residences;
    }

    List<PortalCandidacy> candidacies() {
        RandomGenerator random = stream("registrations");
        PortalParameters portal = parameters.portal();
        int count = Math.max(1, (int) Math.round(region.registrations() * parameters.scale()));
        List<LocalDate> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // The portal grows: more registrations towards the end.
            double share = FastMath.pow(1 - random.nextDouble(), 0.8);
            days.add(REGISTRATIONS.between(portal.firstRegistration(), portal.lastAsOf(), share));
        }
        Collections.sort(days);
        List<PortalCandidacy> candidacies = new ArrayList<>();
        for (int rank = 0; rank < count; rank++) {
            candidacies.add(candidacy(rank, days.get(rank), count, random));
        }
        return List.copyOf(candidacies);
    }

    private PortalCandidacy candidacy(int rank, LocalDate registered, int count, RandomGenerator random) {
        Person person = person(rank, count, random);
        Certification certification = (person.sex().equals("F") ? ofWomen : ofMen).draw(random);
        PortalParameters portal = parameters.portal();
        boolean supported = random.nextDouble() < portal.supported();
        boolean partial = random.nextDouble() < portal.partialAim();
        Situation situation = situation(certification.level(), random);
        String funding = PortalCodes.funding(random);
        PortalHistory history = new PortalTimeline(portal, stream("timeline", Integer.toString(rank)))
                .draw(registered, supported, partial);
        return new PortalCandidacy(
                uuid(streams.pseudonym(region.region(), "FVAE", "id", Integer.toString(rank))),
                person,
                certification,
                partial,
                situation,
                supported ? "ACCOMPAGNE" : "AUTONOME",
                supported ? Optional.of(funding) : Optional.empty(),
                history);
    }

    private Person person(int rank, int count, RandomGenerator random) {
        double kind = random.nextDouble();
        int shared = random.nextInt(Math.max(1, (int) (count * REPEATED / 2)));
        int veteran = random.nextInt(Math.max(1, veterans.size()));
        if (kind < VETERANS && !veterans.isEmpty()) {
            Candidate known = veterans.get(veteran);
            return new Person(known.person(), known.sex(), known.birthYear(), Optional.empty(), communes.draw(random));
        }
        String name = kind < VETERANS + REPEATED ? "shared/" + shared : Integer.toString(rank);
        RandomGenerator own = stream("person", name);
        double age = Math.max(20, Math.min(64, new NormalDistribution(own, 40, 9).sample()));
        return new Person(
                streams.pseudonym(region.region(), "FVAE", name),
                own.nextDouble() < parameters.portal().female() ? "F" : "M",
                Math.min(YOUNGEST_BORN, 2024 - (int) age),
                own.nextDouble() < 0.9
                        ? Optional.of(
                                birthPlaces.get(own.nextInt(birthPlaces.size())).departement())
                        : Optional.empty(),
                communes.draw(own));
    }

    private Situation situation(int aimed, RandomGenerator random) {
        double point = random.nextDouble();
        int diploma = point < 0.20 ? aimed - 2 : point < 0.60 ? aimed - 1 : point < 0.92 ? aimed : aimed + 1;
        int obtained = Math.max(2, Math.min(7, diploma));
        int schooling = Math.min(8, obtained + (random.nextDouble() < 0.25 ? 1 : 0));
        double told = random.nextDouble();
        boolean disabled = random.nextDouble() < 0.05;
        return new Situation(
                schooling,
                obtained,
                PortalCodes.typology(parameters.portal().jobSeeker(), random),
                told < 0.9 ? Optional.of(disabled) : Optional.empty());
    }

    /** Gives a pseudonym the form of a random identifier. */
    private static String uuid(String hex) {
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                "4" + hex.substring(13, 16),
                "a" + hex.substring(17, 20),
                hex.substring(20));
    }

    private RandomGenerator stream(String... stage) {
        String[] name = new String[stage.length + 2];
        name[0] = region.region();
        name[1] = "FVAE";
        System.arraycopy(stage, 0, name, 2, stage.length);
        return streams.stream(name);
    }
}
