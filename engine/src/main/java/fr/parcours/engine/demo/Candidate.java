package fr.parcours.engine.demo;

import java.time.LocalDate;
import java.util.Set;

/**
 * A candidate on the day of an application, or a person on the day of an advice interview.
 *
 * @param person pseudonym of the person
 * @param certifier code of the certifier
 * @param unit establishment or service, empty when the certifier has none
 * @param certification certification aimed at
 * @param applied day of the application or interview
 * @param sex code
 * @param birthYear year of birth
 * @param education level at entry
 * @param employment code of the employment status
 * @param disability code
 * @param commune commune of residence
 * @param funding code of the funding
 * @param programme collective programme, empty for most
 * @param unknown what the certifier does not know of this candidate
 */
record Candidate(
        String person,
        String certifier,
        String unit,
        Catalogue.Certification certification,
        LocalDate applied,
        String sex,
        int birthYear,
        int education,
        String employment,
        String disability,
        Catalogue.Commune commune,
        String funding,
        String programme,
        Set<Attribute> unknown) {

    /** What a certifier may not know. */
    enum Attribute {
        BIRTH_YEAR(0.003),
        EDUCATION(0.06),
        EMPLOYMENT(0.01),
        DISABILITY(0.12),
        OCCUPATION(0.15),
        SECTOR(0.12),
        COMMUNE(0.004),
        FUNDING(0.08);

        private final double unknownShare;

        Attribute(double unknownShare) {
            this.unknownShare = unknownShare;
        }

        /** Returns the share of candidates of whom it is not known. */
        double unknownShare() {
            return unknownShare;
        }
    }

    boolean man() {
        return sex.equals("M");
    }

    boolean young() {
        return applied.getYear() - birthYear < 30;
    }

    boolean jobSeeker() {
        return employment.startsWith("JOB_SEEKER");
    }

    boolean employed() {
        return !jobSeeker() && !employment.equals("INACTIVE");
    }

    boolean lowEducation() {
        return education <= 3;
    }
}
