package studio.eligen.agent.designer.mllm;

/** Who reads what is said of a model server. */
public enum Audience {
  /** Whoever set the server, who needs to know where it was looked for. */
  OWNER {
    @Override
    String told(String address, String instead) {
      return address;
    }
  },
  /** People who are let in, whom the inside of a network is no business of. */
  STRANGERS {
    @Override
    String told(String address, String instead) {
      return instead;
    }
  };

  /** An address as they are told of it. */
  abstract String told(String address, String instead);
}
