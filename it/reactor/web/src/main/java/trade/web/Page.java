package trade.web;

import trade.service.Quote;

public final class Page {
  private Page() {}

  public static String text(int count) {
    return "Total: " + Quote.total(count);
  }

  public static String title() {
    return "Trade";
  }
}
