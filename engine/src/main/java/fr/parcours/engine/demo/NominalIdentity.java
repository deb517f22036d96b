package fr.parcours.engine.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * An invented identity.
 *
 * @param birthName name at birth
 * @param firstNames first names, the usual one first
 * @param sex F or M
 * @param birthDate date of birth
 * @param birthPlace code of the commune of birth
 * @param nir number of the social security, with its key
 * @param email address at a domain kept for examples
 * @param phone number kept for fiction
 * @param street number and street
 * @param postcode postal code
 * @param town name of the commune of residence
 * @param married names taken by marriage, one after the other; most have none
 */
record NominalIdentity(
        String birthName,
        String firstNames,
        String sex,
        LocalDate birthDate,
        String birthPlace,
        String nir,
        String email,
        String phone,
        String street,
        String postcode,
        String town,
        List<String> married) {

    NominalIdentity {
        married = List.copyOf(married);
    }
}
