package fr.parcours.engine.demo;

import java.util.Optional;

/**
 * A candidacy on the France VAE portal, its future included.
 *
 * @param id the portal's number
 * @param person who
 * @param certification certification aimed at
 * @param partial whether only a part of it is aimed at
 * @param situation the person's situation at registration
 * @param support {@code ACCOMPAGNE} or {@code AUTONOME}
 * @param funding code of the funding, empty when there is none yet
 * @param history all that the portal will have recorded
 */
record PortalCandidacy(
        String id,
        Person person,
        Certification certification,
        boolean partial,
        Situation situation,
        String support,
        Optional<String> funding,
        PortalHistory history) {

    /**
     * A person; the pseudonym is all that is left of the name.
     *
     * @param pseudonym 32 hexadecimal characters
     * @param sex F or M
     * @param birthYear year of birth
     * @param birthDepartement where the person was born, when the portal knows it
     * @param commune commune of residence
     */
    record Person(
            String pseudonym,
            String sex,
            int birthYear,
            Optional<String> birthDepartement,
            Catalogue.Commune commune) {}

    /** A certification that the portal offers; the codes are invented. */
    record Certification(String code, String label, int level, String certifier, double share, double female) {}

    /**
     * The situation of a person.
     *
     * @param schooling highest level attended, on the scale of 2 to 8
     * @param diploma highest level obtained
     * @param typology code of the employment status
     * @param disability whether a disability is recognised, when told
     */
    record Situation(int schooling, int diploma, String typology, Optional<Boolean> disability) {}
}
