package fr.parcours.notebook.cli;

import fr.parcours.layout.Texts;
import fr.parcours.notebook.jupyter.InstalledKernel;
import fr.parcours.notebook.jupyter.KernelSpec;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Installs our kernel in a Jupyter that is not ours, or removes it. */
@Command(
        name = "kernel",
        resourceBundle = NotebookCommands.TEXTS,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMANDE")
public final class KernelCommand {

    private static final Texts TEXTS = Texts.of(KernelCommand.class);

    @Spec
    private CommandSpec spec;

    /** Creates the command. */
    public KernelCommand() {}

    @Command(name = "install", mixinStandardHelpOptions = true)
    void install(@ArgGroup Place place) {
        Path file = InstalledKernel.in(Place.prefix(place)).install();
        say("kernel.installed", KernelSpec.NAME, file.getParent());
        say("kernel.moved");
    }

    @Command(name = "remove", mixinStandardHelpOptions = true)
    void remove(@ArgGroup Place place) {
        say(
                "kernel.removed",
                KernelSpec.NAME,
                InstalledKernel.in(Place.prefix(place)).remove());
    }

    private void say(String key, Object... values) {
        spec.commandLine().getErr().println(TEXTS.format(key, values));
    }

    /** Where the kernel goes. */
    static final class Place {

        @Option(names = "--user", descriptionKey = "kernel.user")
        private boolean user;

        @Option(names = "--prefix", paramLabel = "DOSSIER", descriptionKey = "kernel.prefix")
        private Path prefix;

        static Optional<Path> prefix(Place place) {
            return place == null || place.user ? Optional.empty() : Optional.ofNullable(place.prefix);
        }
    }
}
