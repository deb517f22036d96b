package fr.parcours.notebook.cli;

import fr.parcours.engine.cli.CommandProvider;
import java.util.List;

/** The commands of this module. */
public final class NotebookCommands implements CommandProvider {

    /** Creates the provider. */
    public NotebookCommands() {}

    @Override
    public List<Object> commands() {
        return List.of(new LabCommand());
    }
}
