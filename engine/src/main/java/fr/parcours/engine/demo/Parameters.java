package fr.parcours.engine.demo;

import fr.parcours.layout.Campaign;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything the simulator can be told. The defaults reproduce the published figures of Rhône-Alpes 2007-2009; what is
 * not published is assumed.
 *
 * @param seed start of all random streams
 * @param scale size relative to the real one
 * @param firstApplication first day on which applications are filed
 * @param deliveries campaigns with their as-of dates, oldest first
 * @param regions the regions
 * @param certifiers the certifiers, without the advice points
 * @param journey what happens to candidates
 * @param dirt share of the rows of an extract that get each kind of error
 * @param portal the France VAE portal, after the reform
 */
record Parameters(
        long seed,
        double scale,
        LocalDate firstApplication,
        List<Delivery> deliveries,
        List<RegionParameters> regions,
        List<CertifierParameters> certifiers,
        JourneyParameters journey,
        List<DirtRate> dirt,
        PortalParameters portal) {

    /** A campaign and the date at which its extracts stand. */
    record Delivery(Campaign campaign, LocalDate asOf) {}

    /** The share of rows that get one kind of error. */
    record DirtRate(DirtKind kind, double share) {}

    /**
     * What differs between regions.
     *
     * @param region code of the old region
     * @param applications applications filed from the first day to the last as-of date
     * @param favourable share of favourable decisions
     * @param medianMonths median delay from decision to jury of those who ever see one
     * @param neverFactor multiplies the shares that never see a jury
     * @param jobSeekerFactor multiplies the shares of job seekers
     * @param advised share of candidates who had an advice interview; zero means that there are no advice points
     */
    record RegionParameters(
            String region,
            int applications,
            double favourable,
            double medianMonths,
            double neverFactor,
            double jobSeekerFactor,
            double advised) {}

    /**
     * What differs between certifiers.
     *
     * @param certifier code of the certifier
     * @param share share of the applications of a region
     * @param female share of women
     * @param jobSeeker share of job seekers
     * @param favourableShift added to the share of favourable decisions of the region
     * @param supported share of candidates with support, among favourable decisions
     * @param never share that never sees a jury, among favourable decisions
     * @param delayFactor multiplies the delay to the jury
     * @param full share of full validations among first juries
     * @param partial share of partial validations
     * @param none share of refusals
     * @param absent share of absent candidates
     * @param jobSeekerSuccess effect of being a job seeker on full validation, in log-odds
     * @param validityMonths months after which an unused favourable decision may lapse
     */
    record CertifierParameters(
            String certifier,
            double share,
            double female,
            double jobSeeker,
            double favourableShift,
            double supported,
            double never,
            double delayFactor,
            double full,
            double partial,
            double none,
            double absent,
            double jobSeekerSuccess,
            int validityMonths) {}

    /**
     * What happens to candidates. Effects are in log-odds unless their name says factor.
     *
     * @param shape shape of the log-logistic delay from decision to jury
     * @param supportOnNever support against never seeing a jury
     * @param jobSeekerOnNever job seekers on never seeing a jury
     * @param youngOnNever under 30 on never seeing a jury
     * @param lowEducationOnNever level 3 or less at entry on never seeing a jury
     * @param employedOnSupport the employed on having support
     * @param lowEducationOnSupport level 3 or less at entry on having support
     * @param lowEducationOnAdvice level 3 or less at entry on having an advice interview
     * @param jobSeekerOnAdvice job seekers on having an advice interview
     * @param menOnFavourable men on a favourable decision
     * @param supportOnFull support on full validation
     * @param menOnFull men on full validation
     * @param youngOnFull under 30 on full validation
     * @param lowEducationOnFull level 3 or less at entry on full validation
     * @param selfEmployedOnFull the self-employed on full validation
     * @param educatorsOnFull candidates to the DEME and DEEJE on full validation
     * @param supportDelayFactor multiplies the delay of supported candidates
     * @param jobSeekerDelayFactor multiplies the delay of job seekers
     * @param withdrawn share of declared withdrawals among those who never see a jury
     * @param expired share of lapsed decisions among those who never see a jury; the others stay silently open
     * @param returnAfterPartial share that comes back before a jury after a partial validation
     * @param returnMonths mean months from a partial validation to the next jury
     * @param returnAfterAbsence share that comes back after an absence
     */
    record JourneyParameters(
            double shape,
            double supportOnNever,
            double jobSeekerOnNever,
            double youngOnNever,
            double lowEducationOnNever,
            double employedOnSupport,
            double lowEducationOnSupport,
            double lowEducationOnAdvice,
            double jobSeekerOnAdvice,
            double menOnFavourable,
            double supportOnFull,
            double menOnFull,
            double youngOnFull,
            double lowEducationOnFull,
            double selfEmployedOnFull,
            double educatorsOnFull,
            double supportDelayFactor,
            double jobSeekerDelayFactor,
            double withdrawn,
            double expired,
            double returnAfterPartial,
            double returnMonths,
            double returnAfterAbsence) {}

    Parameters {
        deliveries = List.copyOf(deliveries);
        regions = List.copyOf(regions);
        certifiers = List.copyOf(certifiers);
        dirt = List.copyOf(dirt);
    }

    static Parameters defaults() {
        return new Parameters(
                2_010L,
                1,
                LocalDate.of(2006, 6, 1),
                List.of(
                        delivery("2007-1", "2007-01-15"),
                        delivery("2007-2", "2007-07-15"),
                        delivery("2008-1", "2008-01-15"),
                        delivery("2008-2", "2008-07-15"),
                        delivery("2009-1", "2009-01-15"),
                        delivery("2009-2", "2009-07-15"),
                        delivery("2010-1", "2010-01-15")),
                List.of(
                        new RegionParameters("82", 22_850, 0.901, 13.9, 1.00, 1.00, 0.30),
                        new RegionParameters("93", 17_600, 0.885, 14.2, 1.08, 1.15, 0),
                        new RegionParameters("23", 6_500, 0.910, 13.1, 0.92, 1.05, 0.25)),
                List.of(
                        new CertifierParameters(
                                "EN", 0.480, 0.67, 0.145, 0.000, 0.42, 0.220, 1.00, 0.660, 0.235, 0.085, 0.020, -0.35,
                                36),
                        new CertifierParameters(
                                "EMPLOI", 0.165, 0.61, 0.480, -0.020, 0.65, 0.155, 0.90, 0.700, 0.195, 0.085, 0.020,
                                -0.85, 24),
                        new CertifierParameters(
                                "SOCIAL", 0.240, 0.90, 0.080, 0.015, 0.58, 0.180, 1.05, 0.425, 0.405, 0.150, 0.020,
                                -0.35, 36),
                        new CertifierParameters(
                                "AGRI", 0.015, 0.32, 0.110, 0.020, 0.50, 0.300, 1.05, 0.770, 0.030, 0.180, 0.020, -0.35,
                                36),
                        new CertifierParameters(
                                "ESR", 0.100, 0.56, 0.140, -0.010, 0.55, 0.200, 1.10, 0.500, 0.430, 0.050, 0.020, -0.35,
                                24)),
                new JourneyParameters(
                        4.15, -1.90, 0.45, 0.20, -0.30, 0.90, 0.60, 0.40, 0.60, 0.15, 0.18, 0.15, -0.30, -0.20, -0.30,
                        -0.40, 0.95, 1.04, 0.35, 0.25, 0.60, 10, 0.65),
                List.of(
                        new DirtRate(DirtKind.FIELD_COUNT, 0.0010),
                        new DirtRate(DirtKind.MISSING_KEY, 0.0015),
                        new DirtRate(DirtKind.UNKNOWN_CODE, 0.0030),
                        new DirtRate(DirtKind.INVALID_DATE, 0.0030),
                        new DirtRate(DirtKind.INVALID_NUMBER, 0.0010),
                        new DirtRate(DirtKind.MISSING_OUTCOME, 0.0010),
                        new DirtRate(DirtKind.MISSING_DATE, 0.0010),
                        new DirtRate(DirtKind.DUPLICATE, 0.0030),
                        new DirtRate(DirtKind.DATE_ORDER, 0.0020),
                        new DirtRate(DirtKind.JURY_WITHOUT_ELIGIBILITY, 0.0010),
                        new DirtRate(DirtKind.AFTER_AS_OF, 0.0015)),
                PortalParameters.defaults());
    }

    private static Delivery delivery(String campaign, String asOf) {
        return new Delivery(Campaign.parse(campaign), LocalDate.parse(asOf));
    }

    Parameters withSeed(long other) {
        return new Parameters(other, scale, firstApplication, deliveries, regions, certifiers, journey, dirt, portal);
    }

    Parameters withScale(double other) {
        return new Parameters(seed, other, firstApplication, deliveries, regions, certifiers, journey, dirt, portal);
    }

    Parameters withDirt(List<DirtRate> other) {
        return new Parameters(seed, scale, firstApplication, deliveries, regions, certifiers, journey, other, portal);
    }

    LocalDate lastAsOf() {
        return deliveries.get(deliveries.size() - 1).asOf();
    }
}
