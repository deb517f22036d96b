package fr.parcours.engine.demo;

import fr.parcours.engine.demo.Parameters.Delivery;
import fr.parcours.layout.Campaign;
import java.time.LocalDate;
import java.util.List;

/**
 * What can be told about the France VAE portal. The delays are those of the decree of 27 December 2023; shares and
 * sizes are assumed.
 *
 * @param firstRegistration first day on which candidates register
 * @param deliveries campaigns with their as-of dates, oldest first
 * @param regions the regions
 * @param female share of women
 * @param jobSeeker share of job seekers
 * @param supported share of candidates who ask for an accompanist
 * @param partialAim share of candidates who aim at part of a certification
 * @param filesSupported share of the supported who ever send a feasibility file
 * @param filesAlone share of the autonomous who do
 * @param incomplete share of feasibility files sent back once
 * @param favourable share of favourable decisions
 * @param goesOnSupported share of the supported who send a validation file, among favourable decisions
 * @param goesOnAlone share of the autonomous who do
 * @param dossierMedianDays median delay from the decision to the validation file
 * @param dropOutDeclared share of declared drop-outs among those who send no validation file
 * @param inactive share of those who simply stop
 */
record PortalParameters(
        LocalDate firstRegistration,
        List<Delivery> deliveries,
        List<PortalRegion> regions,
        double female,
        double jobSeeker,
        double supported,
        double partialAim,
        double filesSupported,
        double filesAlone,
        double incomplete,
        double favourable,
        double goesOnSupported,
        double goesOnAlone,
        double dossierMedianDays,
        double dropOutDeclared,
        double inactive) {

    /**
     * One region.
     *
     * @param region code of the region since 2016
     * @param before code of the old region whose simulated candidates may come back
     * @param registrations candidacies registered from the first day to the last as-of date
     */
    record PortalRegion(String region, String before, int registrations) {}

    PortalParameters {
        deliveries = List.copyOf(deliveries);
        regions = List.copyOf(regions);
    }

    static PortalParameters defaults() {
        return new PortalParameters(
                LocalDate.of(2024, 1, 2),
                List.of(
                        new Delivery(Campaign.parse("2025-1"), LocalDate.of(2025, 1, 15)),
                        new Delivery(Campaign.parse("2025-2"), LocalDate.of(2025, 7, 15)),
                        new Delivery(Campaign.parse("2026-1"), LocalDate.of(2026, 1, 15))),
                List.of(
                        new PortalRegion("84", "82", 3_800),
                        new PortalRegion("93", "93", 2_300),
                        new PortalRegion("28", "23", 1_400)),
                0.70,
                0.17,
                0.66,
                0.10,
                0.68,
                0.52,
                0.22,
                0.93,
                0.66,
                0.44,
                190,
                0.40,
                0.42);
    }

    /** The same portal, not open in any region. */
    PortalParameters closed() {
        return new PortalParameters(
                firstRegistration,
                List.of(),
                List.of(),
                female,
                jobSeeker,
                supported,
                partialAim,
                filesSupported,
                filesAlone,
                incomplete,
                favourable,
                goesOnSupported,
                goesOnAlone,
                dossierMedianDays,
                dropOutDeclared,
                inactive);
    }

    LocalDate lastAsOf() {
        return deliveries.get(deliveries.size() - 1).asOf();
    }
}
