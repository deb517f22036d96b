package fr.parcours.notebook.kernel;

import java.util.List;

/** What every notebook can name without importing it. */
final class Imports {

    /**
     * Star imports, so that two of them may hold the same simple name without harm; the constants of outcomes and steps
     * do not collide.
     */
    static final List<String> ALL = List.of(
            "import java.util.*;",
            "import java.util.stream.*;",
            "import java.time.*;",
            "import tech.tablesaw.api.*;",
            "import fr.parcours.layout.Campaign;",
            "import fr.parcours.layout.Outcome;",
            "import fr.parcours.layout.StepType;",
            "import fr.parcours.engine.*;",
            "import fr.parcours.engine.analysis.*;",
            "import fr.parcours.engine.cohort.*;",
            "import fr.parcours.engine.result.*;",
            "import fr.parcours.engine.stats.ConfidenceTransform;",
            "import fr.parcours.engine.stats.LogRankWeight;",
            "import fr.parcours.engine.stats.ProportionInterval;",
            "import fr.parcours.engine.stats.RateInterval;",
            "import static fr.parcours.layout.StepType.*;",
            "import static fr.parcours.layout.Outcome.*;",
            "import static fr.parcours.engine.cohort.Attributes.*;",
            "import static fr.parcours.engine.cohort.Months.*;",
            "import static fr.parcours.engine.cohort.Presumption.*;",
            "import static fr.parcours.engine.cohort.StepCondition.*;",
            "import static fr.parcours.notebook.Notebook.*;");

    private Imports() {}
}
