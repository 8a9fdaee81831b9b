package org.jamming4j.weka;

import weka.core.TechnicalInformation;

/** The papers behind this package's schemes. */
public final class Citations {
  private Citations() {}

  /** On the jamming transition (arXiv 1809.09349), and on generalisation there (1810.09665). */
  public static TechnicalInformation jamming() {
    var jamming = new TechnicalInformation(TechnicalInformation.Type.ARTICLE);
    describe(
        jamming,
        "Mario Geiger and Stefano Spigler and Stephane d'Ascoli and Levent Sagun and"
            + " Marco Baity-Jesi and Giulio Biroli and Matthieu Wyart",
        "The jamming transition as a paradigm to understand the loss landscape of deep neural"
            + " networks",
        "1809.09349");
    describe(
        jamming.add(TechnicalInformation.Type.ARTICLE),
        "Stefano Spigler and Mario Geiger and Stephane d'Ascoli and Levent Sagun and"
            + " Giulio Biroli and Matthieu Wyart",
        "A jamming transition from under- to over-parametrization affects loss landscape and"
            + " generalization",
        "1810.09665");
    return jamming;
  }

  private static void describe(
      TechnicalInformation paper, String authors, String title, String arxiv) {
    paper.setValue(TechnicalInformation.Field.AUTHOR, authors);
    paper.setValue(TechnicalInformation.Field.TITLE, title);
    paper.setValue(TechnicalInformation.Field.JOURNAL, "arXiv:" + arxiv);
    paper.setValue(TechnicalInformation.Field.YEAR, "2018");
    paper.setValue(TechnicalInformation.Field.URL, "https://arxiv.org/abs/" + arxiv);
  }
}
