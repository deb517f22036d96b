package fr.parcours.engine.cli;

import java.util.List;

/** Brings commands of other modules to the command line; found by {@link java.util.ServiceLoader}. */
public interface CommandProvider {

    /**
     * Returns the commands to add.
     *
     * @return objects annotated as picocli commands
     */
    List<Object> commands();
}
