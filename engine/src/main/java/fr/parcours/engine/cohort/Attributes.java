package fr.parcours.engine.cohort;

import fr.parcours.engine.territory.Zonings;

/** The attributes of journeys under their names, for {@code import static}. */
public final class Attributes {

    private Attributes() {}

    /**
     * Returns the region of the partition.
     *
     * @return the attribute {@code region}
     */
    public static Attribute region() {
        return Attribute.named("region");
    }

    /**
     * Returns the certifier.
     *
     * @return the attribute {@code certifier}
     */
    public static Attribute certifier() {
        return Attribute.named("certifier");
    }

    /**
     * Returns the unit of the certifier, such as a university.
     *
     * @return the attribute {@code certifier_unit}
     */
    public static Attribute certifierUnit() {
        return Attribute.named("certifier_unit");
    }

    /**
     * Returns the code of the certification.
     *
     * @return the attribute {@code certification_code}
     */
    public static Attribute certificationCode() {
        return Attribute.named("certification_code");
    }

    /**
     * Returns the label of the certification.
     *
     * @return the attribute {@code certification_label}
     */
    public static Attribute certificationLabel() {
        return Attribute.named("certification_label");
    }

    /**
     * Returns the level aimed at.
     *
     * @return the attribute {@code level}
     */
    public static Attribute level() {
        return Attribute.named("level");
    }

    /**
     * Returns the speciality (NSF).
     *
     * @return the attribute {@code speciality}
     */
    public static Attribute speciality() {
        return Attribute.named("speciality");
    }

    /**
     * Returns the sex.
     *
     * @return the attribute {@code sex}
     */
    public static Attribute sex() {
        return Attribute.named("sex");
    }

    /**
     * Returns the birth year.
     *
     * @return the attribute {@code birth_year}
     */
    public static Attribute birthYear() {
        return Attribute.named("birth_year");
    }

    /**
     * Returns the education level at entry.
     *
     * @return the attribute {@code education_level}
     */
    public static Attribute educationLevel() {
        return Attribute.named("education_level");
    }

    /**
     * Returns the employment status at entry.
     *
     * @return the attribute {@code employment_status}
     */
    public static Attribute employmentStatus() {
        return Attribute.named("employment_status");
    }

    /**
     * Returns the recognised disability.
     *
     * @return the attribute {@code disability}
     */
    public static Attribute disability() {
        return Attribute.named("disability");
    }

    /**
     * Returns the occupation (PCS).
     *
     * @return the attribute {@code occupation}
     */
    public static Attribute occupation() {
        return Attribute.named("occupation");
    }

    /**
     * Returns the sector of activity (NAF).
     *
     * @return the attribute {@code sector}
     */
    public static Attribute sector() {
        return Attribute.named("sector");
    }

    /**
     * Returns the region of residence in the regions of a year, whatever the region of the partition.
     *
     * @param year a year: up to 2015 the 22 metropolitan regions, from 2016 the 13
     * @return the attribute {@code residence_region_2015} or {@code residence_region_2016}
     */
    public static Attribute region(int year) {
        return Attribute.named(Zonings.region(year));
    }

    /**
     * Returns the arrondissement of residence, in 2026.
     *
     * @return the attribute {@code residence_arrondissement}
     */
    public static Attribute arrondissement() {
        return Attribute.named("residence_arrondissement");
    }

    /**
     * Returns the inter-communal body (EPCI) of residence, in 2026.
     *
     * @return the attribute {@code residence_epci}
     */
    public static Attribute epci() {
        return Attribute.named("residence_epci");
    }

    /**
     * Returns the zone of residence by a zoning that users added to the dataset.
     *
     * @param zoning its short name, such as {@code ze2020}
     * @return the attribute {@code zone_ze2020}
     */
    public static Attribute zone(String zoning) {
        return Attribute.named(Zonings.OF_USERS + zoning);
    }

    /**
     * Returns a variable of territories that users added to the dataset, whose classes remain to be chosen.
     *
     * @param indicator its name, such as {@code chomage}
     * @return the variable
     */
    public static Variable.Unclassed variable(String indicator) {
        return new Variable.Unclassed(indicator, 0);
    }

    /**
     * Returns the commune of residence.
     *
     * @return the attribute {@code residence_commune}
     */
    public static Attribute commune() {
        return Attribute.named("residence_commune");
    }

    /**
     * Returns the département of residence.
     *
     * @return the attribute {@code residence_departement}
     */
    public static Attribute departement() {
        return Attribute.named("residence_departement");
    }

    /**
     * Returns the support.
     *
     * @return the attribute {@code support}
     */
    public static Attribute support() {
        return Attribute.named("support");
    }

    /**
     * Returns the funding.
     *
     * @return the attribute {@code funding}
     */
    public static Attribute funding() {
        return Attribute.named("funding");
    }

    /**
     * Returns the collective programme.
     *
     * @return the attribute {@code programme}
     */
    public static Attribute programme() {
        return Attribute.named("programme");
    }

    /**
     * Returns the age in the year of entry, in bands: {@code 15-29}, {@code 30-39}, {@code 40-49}, {@code 50+}.
     *
     * @return the attribute {@code age_band}
     */
    public static Attribute ageBand() {
        return Attribute.named("age_band");
    }

    /**
     * Returns the calendar year of entry.
     *
     * @return the attribute {@code entry_year}
     */
    public static Attribute entryYear() {
        return Attribute.named("entry_year");
    }

    /**
     * Returns the half-year of entry, such as {@code 2009-S1}.
     *
     * @return the attribute {@code entry_half_year}
     */
    public static Attribute entryHalfYear() {
        return Attribute.named("entry_half_year");
    }
}
