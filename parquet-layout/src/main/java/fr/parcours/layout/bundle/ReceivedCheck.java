package fr.parcours.layout.bundle;

import java.util.List;

/** What is checked of a received bundle beyond its form, before anything of it is published. */
@FunctionalInterface
public interface ReceivedCheck {

    /**
     * Checks a bundle.
     *
     * @param bundle a bundle that was verified
     * @return what the user should know of it though it is taken in, in the language of the user
     * @throws fr.parcours.layout.IntegrityException if it must not be taken in
     */
    List<String> check(ReceivedBundle bundle);
}
