package fr.parcours.engine.cli;

import fr.parcours.engine.anonymise.KeyDescription;
import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.anonymise.KeyRole;
import fr.parcours.engine.intake.LocalFolder;
import fr.parcours.engine.intake.Rotation;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parcours key}: makes and describes the keys of pseudonyms. None of its outputs holds a key. */
@Command(
        name = "key",
        resourceBundle = ParcoursCommand.TEXTS,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMANDE",
        subcommands = {KeyCommand.New.class, KeyCommand.Show.class, KeyCommand.Rotate.class})
final class KeyCommand {

    private static final Texts TEXTS = Texts.of(KeyCommand.class);

    private static void describe(CommandSpec spec, KeyDescription key) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(TEXTS.format(
                "key.identity", key.id(), TEXTS.format("key.role." + key.role().text())));
        out.println(TEXTS.format("key.fingerprint", key.fingerprint()));
        out.println(TEXTS.format("key.domain", key.domain()));
        out.println(TEXTS.format("key.created", key.created()));
        out.println(
                key.expires().isPresent()
                        ? TEXTS.format("key.expires", key.expires().get())
                        : TEXTS.format("key.forever"));
    }

    /** {@code parcours key new}: makes a random key. */
    @Command(name = "new", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
    static final class New implements Runnable {

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "CLÉ", descriptionKey = "parcours.key.file")
        private Path file;

        @Option(
                names = "--role",
                required = true,
                paramLabel = "etape1|etape2",
                descriptionKey = "parcours.key.new.role")
        private String role;

        @Option(names = "--id", paramLabel = "ID", descriptionKey = "parcours.key.new.id")
        private Optional<String> id = Optional.empty();

        @Option(names = "--domain", paramLabel = "DOMAINE", descriptionKey = "parcours.key.new.domain")
        private Optional<String> domain = Optional.empty();

        @Option(names = "--expires", paramLabel = "AAAA-MM-JJ", descriptionKey = "parcours.key.new.expires")
        private Optional<LocalDate> expires = Optional.empty();

        @Override
        public void run() {
            KeyRole known = KeyRole.of(role)
                    .orElseThrow(() -> new InvalidInputException(TEXTS.format(
                            "constant.unknown",
                            role,
                            Arrays.stream(KeyRole.values()).map(KeyRole::text).collect(Collectors.joining(", ")))));
            describe(spec, KeyFile.create(file, known, id, domain, expires));
            spec.commandLine().getOut().println(TEXTS.format("key.keep." + known.text(), file));
        }
    }

    /** {@code parcours key show}: says what may be known of a key. */
    @Command(name = "show", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
    static final class Show implements Runnable {

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "CLÉ", descriptionKey = "parcours.key.file")
        private Path file;

        @Override
        public void run() {
            describe(spec, KeyFile.describe(file));
        }
    }

    /** {@code parcours key rotate}: changes the key of a dataset. */
    @Command(name = "rotate", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true)
    static final class Rotate implements Runnable {

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "JEU_DE_DONNÉES", descriptionKey = "dataset")
        private Path dataset;

        @Option(names = "--new", required = true, paramLabel = "CLÉ", descriptionKey = "parcours.key.rotate.new")
        private Path next;

        @Option(names = "--key", paramLabel = "CLÉ", descriptionKey = "parcours.key.rotate.key")
        private Optional<Path> first = Optional.empty();

        @Override
        public void run() {
            KeyFile key = ParcoursCommand.keys(spec).open(next, KeyRole.STAGE_2);
            try (TerminalProgress progress = TerminalProgress.standardError()) {
                Path chain = first.orElse(LocalFolder.of(dataset).key());
                Rotation.Report report = new Rotation(dataset, chain, key, progress).run();
                PrintWriter out = spec.commandLine().getOut();
                out.println(TEXTS.format("key.rotated", report.rotated(), report.already()));
                out.println(TEXTS.format("key.rotated.chain", report.after()));
                out.println(TEXTS.format("key.rotated.copies"));
            }
        }
    }
}
