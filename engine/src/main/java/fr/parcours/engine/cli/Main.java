package fr.parcours.engine.cli;

import fr.parcours.layout.Texts;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Starts the command line. */
public final class Main {

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments arguments of the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /**
     * Runs a command.
     *
     * @param arguments arguments of the command line
     * @return the exit code: 0 done, 1 a defect of ours, 2 bad usage or input, 3 integrity or privacy check failed
     */
    public static int run(String... arguments) {
        chooseLanguage(List.of(arguments));
        CommandLine commandLine = commandLine();
        try {
            return commandLine.execute(arguments);
        } finally {
            commandLine.getOut().flush();
        }
    }

    /** The language must be known before the first text is read. */
    private static void chooseLanguage(List<String> arguments) {
        int option = arguments.indexOf("--lang");
        boolean english = arguments.contains("--lang=en")
                || (option >= 0
                        && option + 1 < arguments.size()
                        && arguments.get(option + 1).equals("en"));
        if (english) {
            System.setProperty("parcours.lang", "en");
        }
        Locale.setDefault(Texts.language());
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new ParcoursCommand());
        for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
            provider.commands().forEach(commandLine::addSubcommand);
        }
        commandLine.addSubcommand("completion", new CompletionCommand());
        commandLine.setExecutionExceptionHandler(new ErrorReport());
        commandLine.setOut(writer(System.out));
        commandLine.setErr(writer(System.err));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        return commandLine;
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(new java.io.OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Prints a completion script for bash and zsh. */
    @CommandLine.Command(name = "completion", resourceBundle = ParcoursCommand.TEXTS)
    static final class CompletionCommand implements Runnable {

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            CommandLine root = spec.parent().commandLine();
            root.getOut().println(AutoComplete.bash("parcours", root));
        }
    }
}
