package fr.parcours.notebook.kernel;

import fr.parcours.layout.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** Starts the kernel: Jupyter calls it with the file that says where to connect. */
public final class KernelMain {

    private static final long END_MILLIS = 3000;

    private KernelMain() {}

    /**
     * Serves one Jupyter session, then exits.
     *
     * @param arguments the connection file
     * @throws Exception if the file cannot be read or the addresses cannot be bound
     */
    public static void main(String[] arguments) throws Exception {
        // Numbers that cells print follow the language of the tables, not that of the machine.
        Locale.setDefault(Texts.language().equals(Locale.ENGLISH) ? Locale.UK : Locale.FRANCE);
        ParentWatch.start(KernelMain::end);
        KernelConnectionProperties properties =
                KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0])));
        JupyterConnection connection = new JupyterConnection(properties);
        ParcoursKernel kernel = new ParcoursKernel(new CellEvaluator());
        kernel.becomeHandlerForConnection(connection);
        kernel.onStartup();
        connection.connect();
        connection.waitUntilClose();
        end();
    }

    /** Ends in good order, or without it if a computation does not let go. */
    private static void end() {
        Thread force = new Thread(() -> {
            try {
                Thread.sleep(END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(0);
        });
        force.setDaemon(true);
        force.start();
        System.exit(0);
    }
}
