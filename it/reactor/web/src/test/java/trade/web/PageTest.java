package trade.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void text() {
    assertEquals("Total: 12", Page.text(4));
  }

  @Test
  void title() {
    assertEquals("Trade", Page.title());
  }
}
