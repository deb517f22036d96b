package fr.parcours.notebook.report;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** Writes a table whose heading row comes again on each page. */
final class WordTable {

    private static final int TWENTIETHS = 20;
    private static final String GREY = "BBBBBB";

    private WordTable() {}

    static void add(XWPFDocument document, Block.Grid grid, double width) {
        int columns = grid.numeric().size();
        ColumnWidths widths = ColumnWidths.of(grid, width);
        boolean headed = !grid.headings().isEmpty();
        XWPFTable table = document.createTable(grid.rows().size() + (headed ? 1 : 0), columns);
        table.setTableAlignment(TableRowAlign.LEFT);
        table.removeBorders();
        table.setInsideHBorder(XWPFBorderType.SINGLE, 4, 0, GREY);
        table.setTopBorder(XWPFBorderType.SINGLE, 8, 0, "12365C");
        table.setBottomBorder(XWPFBorderType.SINGLE, 4, 0, GREY);
        int margin = (int) Math.round(widths.padding() * TWENTIETHS);
        table.setCellMargins(0, margin, 0, margin);
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        table.setWidth((int) Math.round(
                widths.points().stream().mapToDouble(Double::doubleValue).sum() * TWENTIETHS));
        CTTblGrid columnsOfTable = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (columnsOfTable.sizeOfGridColArray() > 0) {
            columnsOfTable.removeGridCol(0);
        }
        widths.points().forEach(points -> columnsOfTable.addNewGridCol().setW(twentieths(points)));
        if (headed) {
            table.getRow(0).setRepeatHeader(true);
            row(table.getRow(0), grid.headings(), grid, widths, true);
            keepWithNext(table.getRow(0));
        }
        for (int r = 0; r < grid.rows().size(); r++) {
            XWPFTableRow row = table.getRow(r + (headed ? 1 : 0));
            row(row, grid.rows().get(r), grid, widths, false);
            if (grid.isKeptWithNext(r)) {
                keepWithNext(row);
            }
        }
        // Two tables without anything between would become one.
        XWPFParagraph after = document.createParagraph();
        after.setStyle("Gap");
    }

    private static void row(XWPFTableRow row, List<String> texts, Block.Grid grid, ColumnWidths widths, boolean bold) {
        row.setCantSplitRow(true);
        for (int c = 0; c < texts.size(); c++) {
            row.getCell(c).setWidth(twentieths(widths.points().get(c)).toString());
            XWPFParagraph paragraph = row.getCell(c).getParagraphs().get(0);
            paragraph.setStyle("Cell");
            paragraph.setAlignment(grid.numeric().get(c) ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
            XWPFRun run = paragraph.createRun();
            run.setText(texts.get(c));
            run.setBold(bold);
            run.setFontSize(widths.fontSize());
        }
    }

    private static void keepWithNext(XWPFTableRow row) {
        row.getTableCells().forEach(cell -> cell.getParagraphs().get(0).setKeepNext(true));
    }

    private static BigInteger twentieths(double points) {
        return BigInteger.valueOf(Math.round(points * TWENTIETHS));
    }
}
