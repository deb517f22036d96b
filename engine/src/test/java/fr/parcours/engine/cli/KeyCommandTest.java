package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KeyCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    @Test
    void aNewKeyIsDescribedAndNeverShown() throws IOException {
        Path file = folder.resolve("k1.key");
        assertThat(run(
                        "key",
                        "new",
                        "--role",
                        "etape1",
                        "--id",
                        "k1-2026",
                        "--domain",
                        "vae-centre",
                        "--expires",
                        "2999-12-31",
                        file.toString()))
                .isZero();
        assertThat(run("key", "show", file.toString())).isZero();
        String secret = Files.readString(file).replaceAll("(?s).*cle: (\\S+).*", "$1");
        assertThat(secret).hasSize(44);
        assertThat(out.toString())
                .contains("k1-2026", "vae-centre", "2999-12-31")
                .doesNotContain(secret)
                .doesNotContain(secret.substring(0, 10));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anUnknownRoleAnOddIdAndAPastEndAreRefused() {
        String file = folder.resolve("k.key").toString();
        assertThat(run("key", "new", "--role", "etape3", file)).isEqualTo(2);
        assertThat(run("key", "new", "--role", "etape1", "--id", "K>1", file)).isEqualTo(2);
        assertThat(run("key", "new", "--role", "etape1", "--expires", "2001-01-01", file))
                .isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aKeyOthersCanReadIsNotEvenDescribed() throws IOException {
        Path file = folder.resolve("k.key");
        run("key", "new", "--role", "etape2", file.toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(run("key", "show", file.toString())).isEqualTo(3);
    }
}
