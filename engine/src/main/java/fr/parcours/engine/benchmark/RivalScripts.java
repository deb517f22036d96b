package fr.parcours.engine.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The scripts of the other tools, unpacked to a folder where they can run. */
final class RivalScripts {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final MeasuredProcess.Limits START =
            new MeasuredProcess.Limits(Duration.ofMinutes(2), OptionalLong.empty());
    private static final String ABOUT = "about";

    private final Path folder;
    private final RivalSettings settings;

    private RivalScripts(Path folder, RivalSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * What a tool says of itself.
     *
     * @param versions its packages with their versions
     * @param readsCsv whether it has nothing to read Parquet with
     */
    record About(String versions, boolean readsCsv) {}

    static RivalScripts unpack(Path folder, RivalSettings settings) {
        List<String> names = Stream.concat(
                        Stream.of(ABOUT, "dataset"),
                        MeasuredAnalysis.COMPARED.stream().map(MeasuredAnalysis::key))
                .toList();
        for (RivalTool tool : RivalTool.scripted()) {
            Benchmark.makeFolder(folder.resolve(tool.key()));
            names.forEach(name -> unpack(folder, tool.key() + "/" + tool.script(name)));
        }
        return new RivalScripts(folder, settings);
    }

    private static void unpack(Path folder, String name) {
        try (InputStream in = RivalScripts.class.getResourceAsStream("rivals/" + name)) {
            Files.copy(in, folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks a tool what it is; empty if it is not there, or lacks a package. */
    Optional<About> about(RivalTool tool) {
        try {
            MeasuredProcess.Ending ending = process(tool, ABOUT, List.of()).run(START);
            if (ending.cause() != MeasuredProcess.Cause.ITSELF || ending.exit() != 0) {
                return Optional.empty();
            }
            JsonNode about = MAPPER.readTree(ending.output());
            return Optional.of(new About(
                    about.path("versions").asText(),
                    about.path("reads").asText().equals("csv")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    MeasuredProcess process(RivalTool tool, MeasuredAnalysis analysis, Path dataset, Path csv) {
        return process(tool, analysis.key(), List.of(dataset.toString(), csv.toString()));
    }

    private MeasuredProcess process(RivalTool tool, String script, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (tool == RivalTool.R) {
            command.addAll(List.of(program(settings.rscript()), "--vanilla"));
        } else {
            command.add(program(settings.python()));
        }
        command.add(tool.script(script));
        command.addAll(arguments);
        return new MeasuredProcess(command, folder.resolve(tool.key()));
    }

    /** A path is meant from where the user is, not from the folder of the script; a name is searched for. */
    private static String program(String command) {
        Path path = Path.of(command);
        return path.getNameCount() > 1 ? path.toAbsolutePath().toString() : command;
    }
}
