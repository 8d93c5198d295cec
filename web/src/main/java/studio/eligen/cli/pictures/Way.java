package studio.eligen.cli.pictures;

/** How the places of things are told to the model. */
enum Way {
  NO_CONTROL("no control: the caption alone"),
  UNTRAINED("regional attention, untrained"),
  MULTI_DIFFUSION("Multi-Diffusion"),
  ELIGEN("EliGen");

  final String title;

  Way(String title) {
    this.title = title;
  }
}
