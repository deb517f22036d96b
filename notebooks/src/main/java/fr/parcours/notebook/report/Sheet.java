package fr.parcours.notebook.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts of a document on pages that are turned the same way.
 *
 * @param landscape whether the pages lie on their long side
 * @param blocks the parts
 */
record Sheet(boolean landscape, List<Block> blocks) {

    Sheet {
        blocks = List.copyOf(blocks);
    }

    /** Whether no page may end after a block: not between a paragraph and the table or chart that it introduces. */
    boolean isKeptWithNext(int block) {
        return blocks.get(block) instanceof Block.Paragraph paragraph
                && !paragraph.small()
                && block + 1 < blocks.size()
                && (blocks.get(block + 1) instanceof Block.Grid || blocks.get(block + 1) instanceof Block.Figure);
    }

    /**
     * Turns the pages of tables that would be unreadable between the margins of upright ones. They follow the charts of
     * their result, so as not to leave half a page empty before them; where there are none, the heading above goes with
     * them.
     *
     * @param blocks a document
     * @param width space between the margins of an upright page in points
     * @return the same parts, without the frames of results
     */
    static List<Sheet> of(List<Block> blocks, double width) {
        List<Sheet> sheets = new ArrayList<>();
        List<Block> upright = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Block.Result result) {
                int first = firstWide(result.parts(), width);
                int end = endOfWide(result.parts(), width);
                List<Block> turned = new ArrayList<>(result.parts().subList(first, end));
                List<Block> before = result.parts().subList(0, first);
                List<Block> after = result.parts().subList(end, result.parts().size());
                int tables = turned.isEmpty() ? after.size() : endOfTables(after);
                upright.addAll(before);
                upright.addAll(after.subList(tables, after.size()));
                if (!turned.isEmpty()) {
                    if (before.isEmpty() && tables == after.size()) {
                        List<Block> introduction = upright.subList(introduction(upright), upright.size());
                        turned.addAll(0, introduction);
                        introduction.clear();
                    }
                    end(sheets, false, upright);
                    end(sheets, true, turned);
                }
                upright.addAll(after.subList(0, tables));
            } else {
                upright.add(block);
            }
        }
        end(sheets, false, upright);
        return sheets;
    }

    private static int firstWide(List<Block> parts, double width) {
        int first = 0;
        while (first < parts.size() && !isWide(parts.get(first), width)) {
            first++;
        }
        return first;
    }

    /** Where what follows the last wide table and its notes begins. */
    private static int endOfWide(List<Block> parts, double width) {
        int end = parts.size();
        while (end > 0 && !isWide(parts.get(end - 1), width)) {
            end--;
        }
        while (end > 0 && end < parts.size() && parts.get(end) instanceof Block.Paragraph) {
            end++;
        }
        return end == 0 ? parts.size() : end;
    }

    private static int endOfTables(List<Block> parts) {
        int end = 0;
        while (end < parts.size() && !(parts.get(end) instanceof Block.Figure)) {
            end++;
        }
        return end;
    }

    private static boolean isWide(Block block, double width) {
        return block instanceof Block.Grid grid && !ColumnWidths.of(grid, width).isReadable();
    }

    /** Where the heading of what follows begins, with a paragraph below it. */
    private static int introduction(List<Block> blocks) {
        int start = blocks.size();
        int text = start - 1;
        if (text > 0
                && blocks.get(text) instanceof Block.Paragraph paragraph
                && !paragraph.small()
                && blocks.get(text - 1) instanceof Block.Heading) {
            start = text;
        }
        while (start > 0 && blocks.get(start - 1) instanceof Block.Heading heading && heading.level() > 1) {
            start--;
        }
        return start;
    }

    private static void end(List<Sheet> sheets, boolean landscape, List<Block> blocks) {
        if (!blocks.isEmpty()) {
            sheets.add(new Sheet(landscape, blocks));
            blocks.clear();
        }
    }
}
