package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class BodyRoomTest {

  private static final long LARGE = 16 << 20;

  private final BodyRoom room = new BodyRoom(8 * LARGE);
  private final List<String> begun = new ArrayList<>();

  private BodyRoom.Ticket enter(String address) {
    BodyRoom.Ticket ticket = room.ticket(address, LARGE, () -> begun.add(address));
    ticket.enter();
    return ticket;
  }

  private List<BodyRoom.Ticket> enter(int number, IntFunction<String> address) {
    List<BodyRoom.Ticket> tickets = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      tickets.add(enter(address.apply(i)));
    }
    return tickets;
  }

  @Test
  void an_address_has_half_of_it_and_the_rest_waits_its_turn() {
    List<BodyRoom.Ticket> own = enter(10, i -> "a");
    assertThat(begun).hasSize(4);
    enter("b");
    assertThat(begun).hasSize(5).endsWith("b");
    own.get(0).leave();
    own.get(0).leave();
    assertThat(begun).hasSize(6).endsWith("a");
    own.forEach(BodyRoom.Ticket::leave);
    assertThat(begun).hasSize(11);
  }

  @Test
  void no_more_are_in_memory_at_once_than_there_is_room_for() {
    List<BodyRoom.Ticket> all = enter(150, i -> "address " + i);
    assertThat(begun).hasSize(8);
    all.forEach(BodyRoom.Ticket::leave);
    assertThat(begun).hasSize(150);
    enter("a");
    assertThat(begun).hasSize(151);
  }

  @Test
  void who_would_have_too_many_waiting_is_refused() {
    enter(254, i -> "a");
    assertThatThrownBy(() -> enter("a")).isInstanceOf(Problem.class);
    enter("b");
    assertThat(begun).endsWith("b");
  }
}
