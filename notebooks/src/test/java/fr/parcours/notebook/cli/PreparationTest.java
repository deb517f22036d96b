package fr.parcours.notebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.CacheFolder;
import fr.parcours.notebook.SharedDemo;
import fr.parcours.notebook.jupyter.StudyParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {

    private final List<String> told = new ArrayList<>();
    private final Progress progress = new Progress() {
        @Override
        public void start(String task, long total) {
            told.add(task + " " + total);
        }

        @Override
        public void advance(long units) {}

        @Override
        public void end() {}
    };

    @TempDir
    private Path folder;

    @Test
    void deliveriesArePutTogetherOnceForTheCampaignsAndTheRegionOfAStudy() throws IOException {
        StudyParameters study = study("var laRegion = \\\"82\\\"; var c = List.of(\\\"2007-2\\\", \\\"2008-1\\\");");
        Preparation.of(SharedDemo.dataset(), List.of(study), progress);
        assertThat(told)
                .hasSize(2)
                .allMatch(task -> task.endsWith(" 4"))
                .allMatch(task -> task.startsWith("Consolidation"));

        Preparation.of(SharedDemo.dataset(), List.of(study), progress);
        assertThat(told).as("once only").hasSize(2);
        assertThat(CacheFolder.of(SharedDemo.dataset()).resolve("differences"))
                .as("what these campaigns changed is counted too")
                .isDirectoryRecursivelyContaining("glob:**/region=82/campaign=2007-2.json")
                .isDirectoryRecursivelyContaining("glob:**/region=82/campaign=2008-1.json")
                .isDirectoryNotContaining("glob:**/region=93");
    }

    @Test
    void whatTheDatasetDoesNotHaveIsLeftToTheCellThatAsks() throws IOException {
        Preparation.of(
                SharedDemo.dataset(),
                List.of(
                        study("var c = \\\"1999-1\\\";"),
                        study("var c = \\\"2010-0\\\";"),
                        study("var laRegion = \\\"00\\\"; var c = \\\"2010-1\\\";")),
                progress);
        assertThat(told).isEmpty();
    }

    private StudyParameters study(String declarations) throws IOException {
        Path notebook = Files.createTempFile(folder, "study", ".ipynb");
        Files.writeString(notebook, """
                {"cells": [{"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": "%s"}]}
                """.formatted(declarations.replace("; ", ";\\n")));
        return StudyParameters.read(notebook);
    }
}
