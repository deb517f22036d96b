package fr.parcours.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignTest {

    @Test
    void isWrittenAsItIsRead() {
        assertThat(Campaign.parse("2009-2")).hasToString("2009-2");
    }

    @Test
    void campaignsAreOrderedByTime() {
        assertThat(Campaign.parse("2009-2"))
                .isGreaterThan(Campaign.parse("2009-1"))
                .isLessThan(Campaign.parse("2010-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2009", "2009-0", "09-1", "2009-10", "", "2009-1 "})
    void anotherFormIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Campaign.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2009-2");
    }
}
