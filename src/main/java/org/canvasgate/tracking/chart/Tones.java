package org.canvasgate.tracking.chart;

import java.awt.Color;

/**
 * The colours of charts, on the page and on paper: told apart by people who do not see red and
 * green too, each at least 3 to 1 against white (WCAG 2.2, 1.4.11).
 */
public final class Tones {
  private static final int[] TONES = {
    0x1f4e79, 0xb8660a, 0x2c7a52, 0x8a4f9e, 0x2f8fb3, 0x9c2f2f, 0x5b6b7b, 0x7a6a12
  };

  private Tones() {}

  static Color color(int tone) {
    return new Color(TONES[tone % TONES.length]);
  }

  static String css(int tone) {
    return "#%06x".formatted(TONES[tone % TONES.length]);
  }
}
