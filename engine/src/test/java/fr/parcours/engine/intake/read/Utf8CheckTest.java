package fr.parcours.engine.intake.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8CheckTest {

    /** Letters of one to four bytes, at the bounds of what is allowed. */
    private static final String LETTERS = "aéœ€\u0080\u07ff\u0800\ud7ff\ue000\uffff😀\udbff\udfff";

    private static FileProbe.NonAscii verdict(byte[] bytes, int buffer) {
        Utf8Check check = new Utf8Check();
        for (int from = 0; from < bytes.length; from += buffer) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + buffer));
            check.feed(part, part.length);
        }
        return check.verdict();
    }

    private static FileProbe.NonAscii expected(byte[] bytes) {
        boolean ascii = true;
        for (byte value : bytes) {
            ascii &= value >= 0;
        }
        if (ascii) {
            return FileProbe.NonAscii.ABSENT;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return FileProbe.NonAscii.VALID_UTF8;
        } catch (CharacterCodingException e) {
            return FileProbe.NonAscii.OTHER;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 13, 1000})
    void theVerdictIsThatOfTheDecoderHoweverTheBytesAreCut(int buffer) {
        SplittableRandom random = new SplittableRandom(20_261_125);
        int[] letters = LETTERS.codePoints().toArray();
        int damaged = 0;
        for (int round = 0; round < 5000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(random.nextInt(3) == 0 ? "" : "abcdefgh".substring(random.nextInt(8)));
                text.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(2) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(10) == 0) {
                bytes = Arrays.copyOf(bytes, bytes.length - 1);
            }
            FileProbe.NonAscii expected = expected(bytes);
            damaged += expected == FileProbe.NonAscii.OTHER ? 1 : 0;
            assertThat(verdict(bytes, buffer)).isEqualTo(expected);
        }
        assertThat(damaged).isBetween(1000, 4000);
    }

    @Test
    void aControlCharacterOfIsoIsSeenWhereverItStandsAndNoLetterIsTakenForOne() {
        for (int at = 0; at < 40; at++) {
            byte[] bytes = "un texte avec accents à é è, long, latin".getBytes(StandardCharsets.ISO_8859_1);
            Utf8Check clean = new Utf8Check();
            clean.feed(bytes, bytes.length);
            assertThat(clean.hasControlByte()).isFalse();
            bytes[at] = (byte) (at % 2 == 0 ? 0x80 : 0x9f);
            Utf8Check check = new Utf8Check();
            check.feed(bytes, bytes.length);
            assertThat(check.hasControlByte()).isTrue();
        }
    }

    @Test
    void aZeroByteIsSeenWhereverItStands() {
        for (int at = 0; at < 40; at++) {
            byte[] bytes = "un texte sans accent et un peu long, oui".getBytes(StandardCharsets.US_ASCII);
            Utf8Check clean = new Utf8Check();
            clean.feed(bytes, bytes.length);
            assertThat(clean.hasZeroByte()).isFalse();
            bytes[at] = 0;
            Utf8Check check = new Utf8Check();
            check.feed(bytes, bytes.length);
            assertThat(check.hasZeroByte()).isTrue();
        }
    }
}
