package studio.eligen.web.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What happened in one owner's conversations, so far back as it may have been missed. An id is the
 * log's own name and a number: one from before a restart is told apart from a new one.
 */
public final class EventLog {

  /** More than ten pictures' steps; what is older is read anew as a whole. */
  static final int MOST_EVENTS = 2_000;

  private static final int MOST_CHARACTERS = 300_000;
  private static final Pattern ID = Pattern.compile("([0-9a-f]{8})-(\\d{1,18})");

  private final String name = UUID.randomUUID().toString().substring(0, 8);
  private final Deque<Event> events = new ArrayDeque<>();
  private int characters;
  private long last;
  private int readers;

  /**
   * @param number counts from 1
   * @param data JSON in one line
   */
  public record Event(long number, String name, String data) {}

  /**
   * What a reader gets next.
   *
   * @param lost whether it missed events that are no longer here: it must read everything anew
   * @param reached the number that it knows now
   */
  public record Batch(List<Event> events, boolean lost, long reached) {}

  /** Writes down what happened, for all who read now or come back later. */
  public synchronized void tell(String event, ObjectNode data) {
    Event next = new Event(++last, event, data.toString());
    events.add(next);
    characters += next.data().length();
    while (events.size() > MOST_EVENTS || characters > MOST_CHARACTERS && events.size() > 1) {
      characters -= events.remove().data().length();
    }
    notifyAll();
  }

  /** The id of an event. */
  public String id(long number) {
    return name + "-" + number;
  }

  /** The id of the last event. */
  public synchronized String lastId() {
    return id(last);
  }

  /** The number of the last event. */
  public synchronized long last() {
    return last;
  }

  /** The number of an id of this log, or -1 of any other. */
  public synchronized long number(String id) {
    Matcher match = ID.matcher(id);
    if (!match.matches() || !match.group(1).equals(name)) {
      return -1;
    }
    long number = Long.parseLong(match.group(2));
    return number <= last ? number : -1;
  }

  /**
   * What came after a number; waits so long if that is nothing yet.
   *
   * @param after as {@link #number} gives it
   */
  public synchronized Batch next(long after, long millis) throws InterruptedException {
    if (after >= 0 && after == last) {
      wait(millis);
    }
    long first = events.isEmpty() ? last + 1 : events.peek().number();
    if (after < first - 1) {
      return new Batch(List.of(), true, last);
    }
    List<Event> news = new ArrayList<>();
    for (Event event : events) {
      if (event.number() > after) {
        news.add(event);
      }
    }
    return new Batch(news, false, last);
  }

  /** Ends the waiting of those who read it now. */
  public synchronized void wake() {
    notifyAll();
  }

  synchronized void enter() {
    readers++;
  }

  /** One reads no more. */
  public synchronized void leave() {
    readers--;
  }

  synchronized boolean isRead() {
    return readers > 0;
  }
}
