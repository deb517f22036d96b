package fr.parcours.engine.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A tool that does the analyses, each time as a process of its own. */
public enum RivalTool {
    /** This software. */
    PARCOURS(""),
    /** The statements of this software alone, in DuckDB: counts without estimators. */
    DUCKDB(""),
    /** polars, with estimators of statsmodels. */
    POLARS(".py"),
    /** pandas, with estimators of statsmodels. */
    PANDAS(".py"),
    /** R: data.table and survival. */
    R(".R");

    private final String extension;

    RivalTool(String extension) {
        this.extension = extension;
    }

    /** The tools that come by scripts. */
    static List<RivalTool> scripted() {
        return Arrays.stream(values()).filter(RivalTool::isScripted).toList();
    }

    boolean isScripted() {
        return !extension.isEmpty();
    }

    String script(String name) {
        return name + extension;
    }

    /** Its name in texts, and that of its folder of scripts. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
