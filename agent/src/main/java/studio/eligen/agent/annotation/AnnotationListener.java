package studio.eligen.agent.annotation;

/** Hears how annotation goes, from one thread at a time. */
public interface AnnotationListener {

  /**
   * A picture is dealt with.
   *
   * @param progress of the whole run so far
   */
  void onPicture(Progress progress);

  /**
   * A picture has no answer, or is none.
   *
   * @param reason a sentence for a person
   * @param before how many had none before it
   */
  void onFailure(String picture, String reason, int before);

  /**
   * How far a run is.
   *
   * @param pictures that there are
   * @param asked that were asked about in this run, and have their answer
   * @param known whose answers were there before, or that are the same as another
   * @param failed that have no answer
   */
  record Progress(int pictures, int asked, int known, int failed) {

    /** Pictures that are dealt with. */
    public int done() {
      return asked + known + failed;
    }
  }
}
