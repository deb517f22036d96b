package fr.parcours.notebook.report;

import java.util.List;

/** A part of a document, whatever its format. */
sealed interface Block {

    /**
     * A heading.
     *
     * @param level 1 for the title, 2 for sections, 3 and more below
     * @param text the text
     */
    record Heading(int level, String text) implements Block {}

    /**
     * A paragraph.
     *
     * @param runs its text
     * @param small whether it is a note below a table or a chart
     */
    record Paragraph(List<Run> runs, boolean small) implements Block {
        public Paragraph {
            runs = List.copyOf(runs);
        }
    }

    /**
     * A list.
     *
     * @param ordered whether items have numbers
     * @param items their texts
     */
    record Items(boolean ordered, List<List<Run>> items) implements Block {
        public Items {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A table.
     *
     * @param caption what it is, may be empty
     * @param headings one per column
     * @param numeric whether each column is aligned right
     * @param rows texts, one per column
     */
    record Grid(String caption, List<String> headings, List<Boolean> numeric, List<List<String>> rows)
            implements Block {

        /** A table of at most so many rows stays on one page. */
        private static final int SHORT = 14;

        /** So many rows of a longer one stay together at its beginning and its end. */
        private static final int FEW = 3;

        public Grid {
            headings = List.copyOf(headings);
            numeric = List.copyOf(numeric);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** Whether no page may end after a row: not within a short table, nor near the ends of a longer one. */
        boolean isKeptWithNext(int row) {
            int last = rows.size() - 1;
            return row < last && (rows.size() <= SHORT || row < FEW - 1 || row > last - FEW);
        }
    }

    /**
     * A picture.
     *
     * @param picture what is drawn
     * @param description what it shows, for those who do not see it
     */
    record Figure(PagePicture picture, String description) implements Block {}

    /**
     * What a cell of a study shows: tables, charts and notes that belong together.
     *
     * @param parts these
     */
    record Result(List<Block> parts) implements Block {
        public Result {
            parts = List.copyOf(parts);
        }
    }

    /** Where the table of contents goes. */
    record Contents() implements Block {}

    /**
     * Lines whose spaces matter.
     *
     * @param text the lines
     */
    record Lines(String text) implements Block {}
}
