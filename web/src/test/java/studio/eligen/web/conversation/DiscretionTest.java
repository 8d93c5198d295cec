package studio.eligen.web.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The archive /home/ann/x/eligen.db is damaged. | The archive …/eligen.db is damaged.",
        "There is no file C:\\Users\\ann\\m.json here | There is no file …/m.json here",
        "(/srv/models/flux/vae): gone, see docs/web.md | (…/vae): gone, see docs/web.md",
        "no permission for \"/var/lib/a b/c\" | no permission for \"…/a b/c\""
      })
  void of_a_place_strangers_are_told_the_last_name(String message, String told) {
    assertThat(Discretion.told("a stranger", message)).isEqualTo(told);
    assertThat(Discretion.told("local", message)).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The server http://models.example:8443/v1/chat answered 500.",
        "Start it again with ./eligen web; and/or 1/2.",
        "16 / 9 is as wide as it goes."
      })
  void what_is_no_place_is_told(String message) {
    assertThat(Discretion.told("a stranger", message)).isEqualTo(message);
  }

  @Test
  void a_home_with_a_blank_in_its_name_is_a_place_too() {
    String home = System.getProperty("user.home");
    System.setProperty("user.home", "/home/Ann Other");
    try {
      assertThat(Discretion.told("a stranger", "no /home/Ann Other/eligen/eligen.db here"))
          .isEqualTo("no …/eligen.db here");
    } finally {
      System.setProperty("user.home", home);
    }
  }
}
