package fr.parcours.engine.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** What goes wrong between a certifier and an observatory, and worse. */
final class Mutations {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "NR",
            "Total",
            "f",
            "0",
            "-1",
            "39508",
            "99999999999999999999",
            "1e999999999",
            "NaN",
            "31/02/2009",
            "29/02/2008",
            "1er mars 2008",
            "32 mars 2008",
            "01/01/0001",
            "2008-13-45",
            "0x1F",
            "=cmd()",
            "'=x",
            "'",
            "''",
            "\"",
            "\"\"",
            ";",
            "|",
            "\t",
            ",",
            "\n",
            "\r\n",
            "a\nb",
            "\ufeff",
            "\u00a0",
            "é".repeat(300),
            "x".repeat(70_000),
            "\uD83D\uDE00",
            "e\u0301",
            "\u202e",
            "{}",
            "[1]",
            "null",
            "$1",
            "'; drop table fault; --",
            "../../etc/passwd",
            "%s %n {0}");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    private int index(int size) {
        return random.nextInt(Math.max(1, size));
    }

    /** Changes rows; each stays a row of its own where the format can write it. */
    List<List<String>> rows(List<List<String>> rows) {
        List<List<String>> changed = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> copy = new ArrayList<>(row);
            for (int i = 0; i <= random.nextInt(3); i++) {
                row(copy);
            }
            changed.add(copy);
            if (random.nextInt(25) == 0) {
                changed.add(copy);
            }
        }
        if (random.nextInt(10) == 0) {
            Collections.shuffle(changed, random);
        }
        return changed;
    }

    private void row(List<String> row) {
        int field = index(row.size());
        switch (random.nextInt(9)) {
            case 0, 1 -> row.set(field, TEXTS.get(index(TEXTS.size())));
            case 2 -> Collections.swap(row, field, index(row.size()));
            case 3 ->
                row.set(field, row.get(field).substring(0, index(row.get(field).length())));
            case 4 -> row.set(field, row.get(field) + TEXTS.get(index(TEXTS.size())));
            case 5 -> row.set(field, letters(row.get(field)));
            case 6 -> row.add(TEXTS.get(index(TEXTS.size())));
            case 7 -> {
                if (row.size() > 1) {
                    row.remove(field);
                }
            }
            default -> row.set(field, row.get(index(row.size())));
        }
    }

    private String letters(String text) {
        StringBuilder changed = new StringBuilder(text);
        if (!text.isEmpty()) {
            changed.setCharAt(index(text.length()), (char) (32 + random.nextInt(400)));
        }
        return changed.toString();
    }

    /** Breaks a file itself: bytes, encodings, line breaks, its end. */
    byte[] bytes(byte[] file) {
        byte[] broken = file.clone();
        for (int i = 0; i <= random.nextInt(3); i++) {
            broken = brokenOnce(broken);
        }
        return broken;
    }

    private byte[] brokenOnce(byte[] file) {
        int place = index(file.length);
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(file, place);
            case 1 -> flipped(file, place);
            case 2 -> with(file, place, new byte[] {0});
            case 3 -> with(file, place, "\ufeff".getBytes(StandardCharsets.UTF_8));
            case 4 -> with(file, place, new byte[] {(byte) 0xc3, (byte) 0x28});
            case 5 -> with(file, place, new byte[] {'"'});
            case 6 -> with(file, place, new byte[] {(byte) (random.nextBoolean() ? '\n' : '\r')});
            case 7 -> with(file, place, Arrays.copyOfRange(file, index(place), place));
            default ->
                new String(file, StandardCharsets.UTF_8)
                        .getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
        };
    }

    private byte[] flipped(byte[] file, int place) {
        byte[] changed = file.clone();
        if (changed.length > 0) {
            changed[place] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private static byte[] with(byte[] file, int place, byte[] inserted) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(file, 0, place);
        changed.writeBytes(inserted);
        changed.write(file, place, file.length - place);
        return changed.toByteArray();
    }

    /** Breaks the XML inside a workbook whose packing stays right. */
    byte[] insideWorkbook(byte[] workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Path before = Files.write(Files.createTempFile("parcours", ".xlsx"), workbook);
        try (ZipFile in = new ZipFile(before.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            int chosen = random.nextInt(2 * in.size());
            int number = 0;
            for (ZipEntry entry : in.stream().toList()) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                boolean sheet = entry.getName().contains("sheet1") && chosen >= in.size();
                out.write(number == chosen || sheet ? xml(content) : content);
                number++;
            }
        } finally {
            Files.delete(before);
        }
        return bytes.toByteArray();
    }

    private byte[] xml(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return switch (random.nextInt(5)) {
            case 0 -> bytes(content);
            case 1 ->
                text.replaceAll("<v>\\d+", "<v>" + TEXTS.get(7 + random.nextInt(4)))
                        .getBytes(StandardCharsets.UTF_8);
            case 2 ->
                text.replaceFirst(" r=\"[A-Z]+\\d+\"", random.nextBoolean() ? "" : " r=\"ZZZZZZ9\"")
                        .getBytes(StandardCharsets.UTF_8);
            case 3 ->
                text.replaceFirst(
                                " t=\"\\w+\"",
                                " t=\""
                                        + List.of("s", "e", "b", "str", "d", "zz")
                                                .get(random.nextInt(6)) + "\"")
                        .getBytes(StandardCharsets.UTF_8);
            default ->
                text.replaceFirst(" s=\"\\d+\"", " s=\"" + random.nextInt(100_000) + "\"")
                        .getBytes(StandardCharsets.UTF_8);
        };
    }
}
