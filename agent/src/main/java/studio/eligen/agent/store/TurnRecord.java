package studio.eligen.agent.store;

/**
 * A turn that is over.
 *
 * @param version at which the conversation then stood
 * @param answered milliseconds since 1970
 */
public record TurnRecord(Exchange exchange, int version, long answered) {}
