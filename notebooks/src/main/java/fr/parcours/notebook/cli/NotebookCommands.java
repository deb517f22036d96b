package fr.parcours.notebook.cli;

import fr.parcours.engine.cli.CommandProvider;
import java.util.List;

/** The commands of this module. */
public final class NotebookCommands implements CommandProvider {

    static final String TEXTS = "fr.parcours.notebook.cli.messages";

    /** Creates the provider. */
    public NotebookCommands() {}

    @Override
    public List<Object> commands() {
        return List.of(new LabCommand(), new StudyCommand(), new KernelCommand());
    }
}
