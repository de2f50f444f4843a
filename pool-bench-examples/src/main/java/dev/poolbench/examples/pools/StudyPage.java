package dev.poolbench.examples.pools;

import dev.poolbench.core.export.Export;
import dev.poolbench.core.page.Page;

/** Tells what came of the four tests together, in one format. */
interface StudyPage {

  /** Returns the name of its file. */
  String fileName();

  /** Returns what is in it. */
  String of(StudyResults results);

  /** Returns the page that GitHub and its like show, with the pictures. */
  static StudyPage markdown() {
    return new StudyPage() {
      @Override
      public String fileName() {
        return "conclusions.md";
      }

      @Override
      public String of(StudyResults results) {
        StringBuilder page = new StringBuilder(Page.markdown(results.parts()));
        for (StudyTest test : results.measured()) {
          page.append(
              "%n![%s](%s.png)%n%n%s: [all figures](%s.md), [to look into](%s.html), [raw](%s.json).%n"
                  .formatted(
                      test.title(),
                      test.name(),
                      test.name(),
                      test.name(),
                      test.name(),
                      test.name()));
        }
        return page.toString();
      }
    };
  }

  /** Returns the page to look into, of all tests together. */
  static StudyPage html() {
    return new StudyPage() {
      @Override
      public String fileName() {
        return "conclusions.html";
      }

      @Override
      public String of(StudyResults results) {
        return Export.pageOf(results.reports());
      }
    };
  }
}
